package org.guichet.catalog.maturity;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.guichet.catalog.application.ApplicationStatistics;
import org.guichet.catalog.publicservice.PublicServiceStatistics;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** Maturity with the statistics it reads; not annotated as a configuration, so that no scan finds it. */
@EnableAutoConfiguration
@Import({ApplicationStatistics.class, PublicServiceStatistics.class})
@ComponentScan("org.guichet.catalog.maturity")
class MaturitySlice {
    static final Instant NOW = Instant.parse("2024-06-30T12:00:00Z");

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
