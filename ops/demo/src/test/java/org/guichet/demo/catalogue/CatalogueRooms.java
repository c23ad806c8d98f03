package org.guichet.demo.catalogue;

import java.time.Clock;
import org.guichet.registry.actor.Once;
import org.guichet.registry.client.AttributeDictionary;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The catalogue rooms alone; not annotated as a configuration, so that no scan finds it. */
@EnableAutoConfiguration
@Import({Once.class, AttributeDictionary.class})
@ComponentScan({"org.guichet.catalog.publicservice", "org.guichet.catalog.standard"})
@EntityScan({"org.guichet.registry.audit", "org.guichet.catalog.publicservice"})
class CatalogueRooms {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
