package org.guichet.demo.programme;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** The programme's own key (ES256), and what it signs with it. */
final class Signing {
    private final ECKey key;
    private final Clock clock;

    Signing(ECKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** The public half, as a JSON Web Key Set (RFC 7517). */
    String publicKeys() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** A compact JWS without its payload (RFC 7515, appendix F). */
    String detached(byte[] body) {
        JWSObject jws = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), new Payload(body));
        try {
            jws.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jws.serialize(true);
    }

    /** The assertion of {@code private_key_jwt} (RFC 7523): who we are, for one minute, once. */
    String clientAssertion(String clientId, String audience) {
        Instant now = clock.instant();
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(clientId)
                        .subject(clientId)
                        .audience(audience)
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .build());
        try {
            assertion.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return assertion.serialize();
    }
}
