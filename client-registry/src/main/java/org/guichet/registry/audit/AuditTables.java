package org.guichet.registry.audit;

import org.guichet.registry.partition.MonthlyTable;
import org.guichet.registry.partition.MonthlyTable.Key;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables of this room that are kept month by month. */
@Configuration(proxyBeanMethods = false)
class AuditTables {
    @Bean
    static MonthlyTable accessLogTable() {
        return new MonthlyTable("registry", "access_log", Key.INSTANT, "at");
    }

    @Bean
    static MonthlyTable accessLogSubjectTable() {
        return new MonthlyTable("registry", "access_log_subject", Key.INSTANT, "at");
    }

    @Bean
    static MonthlyTable revisionTable() {
        return new MonthlyTable("registry", "revision", Key.INSTANT, "at");
    }
}
