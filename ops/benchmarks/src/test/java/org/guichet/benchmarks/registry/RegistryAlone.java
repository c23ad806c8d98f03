package org.guichet.benchmarks.registry;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.actor.OpenContacts;
import org.guichet.registry.disclosure.BoundContacts;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The registry on a durable database of its own, with nothing above it; whoever acts is an agent in a contact. */
@Configuration(proxyBeanMethods = false)
@Profile(RegistryAlone.PROFILE)
@EnableAutoConfiguration
@ComponentScan(basePackages = "org.guichet.registry", excludeFilters = @ComponentScan.Filter(TestComponent.class))
@EntityScan("org.guichet.registry")
@EnableJpaRepositories("org.guichet.registry")
class RegistryAlone {
    static final String PROFILE = "registry-benchmark";
    private static final UUID CONTACT = new UUID(0, 1);

    @Bean
    static OpenContacts oneContact() {
        return contact -> Optional.of(
                new OpenContact(contact, "agent", "IN_PERSON", "measurement", null, Assurance.HIGH, Instant.MAX));
    }

    @Bean
    static BoundContacts boundToNobody() {
        return permit -> {};
    }

    /**
     * Durable as in production, and with the room for its log that a server of this size is given: a checkpoint makes
     * every page written again whole, and the pages of an index by hash are all written again soon.
     */
    static EmbeddedPostgres database(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("wal_compression", "on")
                .setServerConfig("checkpoint_timeout", "15min")
                .start();
    }

    static Errand agent() {
        return Installation.agent(CONTACT);
    }

    static Errand importing() {
        return Installation.importing();
    }
}
