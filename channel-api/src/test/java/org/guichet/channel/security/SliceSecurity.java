package org.guichet.channel.security;

import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import java.time.Clock;
import org.guichet.registry.secrecy.KeyedDigest;
import org.guichet.registry.secrecy.KeysetsForTests;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** The API's and the pages' security for slice tests; tokens come from {@link Tokens}. */
@Import({ApiSecurity.class, PageSecurity.class})
public class SliceSecurity {

    /** Believes no token: {@link Tokens} come in behind it. */
    @Bean
    JwtDecoder believesNoToken() {
        return token -> {
            throw "down".equals(token) ? new JwtException("No keys") : new BadJwtException("Not a token");
        };
    }

    @Bean
    ClientRegistrationRepository noDoor() {
        return registration -> null;
    }

    @Bean
    KeyedDigest digest() {
        return KeysetsForTests.aKeyedDigest();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    MockMvcBuilderCustomizer securityFilters() {
        return mvc -> mvc.apply(springSecurity());
    }
}
