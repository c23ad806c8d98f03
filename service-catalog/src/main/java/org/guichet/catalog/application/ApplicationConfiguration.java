package org.guichet.catalog.application;

import org.guichet.registry.partition.MonthlyTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApplicationConfiguration {
    @Bean
    static MonthlyTable applicationStepTable() {
        return new MonthlyTable("catalog", "application_step", MonthlyTable.Key.ID, "id");
    }
}
