package org.guichet.channel.security;

import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Stops the start before anything else where the issuer, the database, a keyset, the signing keys or whoever answers for the
 * data are not named.
 */
public final class RequiredSettings implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Stream.of(
                        "spring.datasource.url",
                        "guichet.security.issuer",
                        "guichet.secrecy.keyset",
                        "guichet.secrecy.index-keyset",
                        "guichet.signature.keys",
                        "guichet.receipt.controller.name-en")
                .filter(name -> event.getEnvironment().getProperty(name, "").isBlank())
                .findFirst()
                .ifPresent(name -> {
                    throw new MissingSetting(name);
                });
    }
}
