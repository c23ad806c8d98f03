package org.guichet.channel.security;

import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** An OpenID Connect issuer elsewhere; it is asked for its keys and addresses when first needed. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(
        name = "guichet.security.authorization-server.enabled",
        havingValue = "false",
        matchIfMissing = true)
class OutsideIssuer {

    @Bean
    JwtDecoder jwtDecoder(SecuritySettings settings) {
        String issuer = settings.issuerOrFail();
        return new SupplierJwtDecoder(() -> JwtDecoders.fromIssuerLocation(issuer));
    }

    @Bean
    ClientRegistrationRepository registrations(SecuritySettings settings) {
        String issuer = settings.issuerOrFail();
        return new SupplierClientRegistrationRepository(() -> {
            List<ClientRegistration> registrations = settings.clients().entrySet().stream()
                    .map(client -> registration(client, issuer))
                    .toList();
            return new InMemoryClientRegistrationRepository(registrations);
        });
    }

    private static ClientRegistration registration(Map.Entry<String, SecuritySettings.Outside> client, String issuer) {
        return ClientRegistrations.fromIssuerLocation(issuer)
                .registrationId(client.getKey())
                .clientId(client.getKey())
                .clientSecret(client.getValue().secret())
                .scope(OidcScopes.OPENID)
                .build();
    }
}
