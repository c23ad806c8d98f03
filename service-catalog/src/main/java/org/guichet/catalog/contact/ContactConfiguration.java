package org.guichet.catalog.contact;

import org.guichet.registry.partition.MonthlyTable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContactSettings.class)
class ContactConfiguration {
    @Bean
    static MonthlyTable contactTable() {
        return new MonthlyTable("catalog", "contact", MonthlyTable.Key.ID, "id");
    }
}
