package org.guichet.catalog.suggestion;

import org.guichet.registry.partition.MonthlyTable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SuggestionSettings.class)
class SuggestionConfiguration {
    @Bean
    static MonthlyTable suggestionEventTable() {
        return new MonthlyTable("catalog", "suggestion_event", MonthlyTable.Key.ID, "id");
    }
}
