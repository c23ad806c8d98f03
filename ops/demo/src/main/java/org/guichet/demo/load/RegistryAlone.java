package org.guichet.demo.load;

import java.util.Optional;
import org.guichet.registry.actor.OpenContacts;
import org.guichet.registry.disclosure.BoundContacts;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The registry without the storeys above it: all that some commands take. */
@Configuration(proxyBeanMethods = false)
@Profile(RegistryAlone.PROFILE)
@EnableAutoConfiguration
@ComponentScan("org.guichet.registry")
@EntityScan("org.guichet.registry")
@EnableJpaRepositories("org.guichet.registry")
public class RegistryAlone {
    public static final String PROFILE = "registry-alone";

    /** Nobody is at the counter here: a duty acts. */
    @Bean
    static OpenContacts noContacts() {
        return contact -> Optional.empty();
    }

    @Bean
    static BoundContacts boundToNobody() {
        return permit -> {};
    }
}
