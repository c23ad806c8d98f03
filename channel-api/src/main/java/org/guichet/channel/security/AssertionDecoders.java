package org.guichet.channel.security;

import static org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionDecoderFactory.DEFAULT_JWT_VALIDATOR_FACTORY;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.util.List;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** Checks {@code private_key_jwt} (RFC 7523) against the keys on file, asking nobody over the network. */
final class AssertionDecoders implements JwtDecoderFactory<RegisteredClient> {
    private static final List<SignatureAlgorithm> TAKEN =
            List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256);
    private final SigningKeys own;

    AssertionDecoders(SigningKeys own) {
        this.own = own;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys(client))
                .jwsAlgorithms(algorithms -> algorithms.addAll(TAKEN))
                .build();
        decoder.setJwtValidator(DEFAULT_JWT_VALIDATOR_FACTORY.apply(client));
        return decoder;
    }

    private JWKSource<SecurityContext> keys(RegisteredClient client) {
        String registered = client.getClientSettings().getSetting(OAuthClients.KEYS);
        if (registered == null) {
            return own;
        }
        try {
            return new ImmutableJWKSet<>(JWKSet.parse(registered));
        } catch (ParseException e) {
            throw new IllegalStateException("The keys on file cannot be read", e);
        }
    }
}
