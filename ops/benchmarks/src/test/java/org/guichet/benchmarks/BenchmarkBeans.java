package org.guichet.benchmarks;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a measurement adds to the platform, found by its component scan: the tap on its statements and an endpoint that
 * does nothing.
 */
@Configuration(proxyBeanMethods = false)
class BenchmarkBeans {
    static final String EMPTY = "/api/v1/contacts/empty";

    @Bean
    static StatementTap statementTap() {
        return new StatementTap();
    }

    /** Token checked, errand set, nothing asked of the database. */
    @RestController
    static class Empty {
        @GetMapping(EMPTY)
        Map<String, String> nothing() {
            return Map.of();
        }
    }
}
