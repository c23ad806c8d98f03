package org.guichet.catalog.standard;

import java.time.Clock;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.Once;
import org.guichet.registry.client.AttributeDictionary;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The rooms publicservice and standard alone; not annotated as a configuration, so that no scan finds it. */
@EnableAutoConfiguration
@Import({Once.class, AttributeDictionary.class})
@ComponentScan({"org.guichet.catalog.publicservice", "org.guichet.catalog.standard"})
@EntityScan({"org.guichet.registry.audit", "org.guichet.catalog.publicservice"})
class CatalogueSlice {
    static final Errand IMPORT =
            Errand.of(new Actor.Duty("catalogue-import", "catalogue officer", "policy-on-service"), "service-delivery");

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
