package org.guichet.catalog.application;

import org.guichet.registry.partition.MonthlyTable;
import org.guichet.registry.secrecy.EncryptedTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApplicationConfiguration {
    @Bean
    static MonthlyTable applicationStepTable() {
        return new MonthlyTable("catalog", "application_step", MonthlyTable.Key.ID, "id");
    }

    @Bean
    static EncryptedTable answers() {
        return new EncryptedTable("catalog.application_answer", "attribute", "application_id");
    }

    @Bean
    static EncryptedTable frozenFacts() {
        return new EncryptedTable("catalog.application_assessment", "'" + FrozenRows.ASSESSMENT + "'", "id");
    }
}
