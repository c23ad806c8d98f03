package org.guichet.channel.security;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Tokens of an OpenID Connect issuer elsewhere; it is asked for its keys at the first token. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(
        name = "guichet.security.authorization-server.enabled",
        havingValue = "false",
        matchIfMissing = true)
class OutsideIssuer {

    @Bean
    JwtDecoder jwtDecoder(SecuritySettings settings) {
        String issuer = settings.issuerOrFail();
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withIssuerLocation(issuer).build();
            decoder.setJwtValidator(
                    new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(issuer)));
            return decoder;
        });
    }
}
