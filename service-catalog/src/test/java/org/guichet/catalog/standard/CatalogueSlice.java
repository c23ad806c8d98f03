package org.guichet.catalog.standard;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The rooms publicservice and standard alone. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan({
    "org.guichet.registry.actor",
    "org.guichet.registry.client",
    "org.guichet.catalog.publicservice",
    "org.guichet.catalog.standard"
})
@EntityScan({"org.guichet.registry.audit", "org.guichet.registry.client", "org.guichet.catalog.publicservice"})
class CatalogueSlice {
    static final Instant NOW = Instant.parse("2024-06-03T14:00:00Z");
    static final Errand IMPORT =
            Errand.of(new Actor.Duty("catalogue-import", "catalogue officer", "policy-on-service"), "service-delivery");

    static void acting(Runnable work) {
        Acting.run(IMPORT, work);
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
