package org.guichet.demo.programme;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks that a message was signed by Guichet, with the keys it publishes. */
final class GuichetSignature {
    private final URI keys;
    private volatile JWKSet known = new JWKSet();

    GuichetSignature(URI keys) {
        this.keys = keys;
    }

    boolean isOver(byte[] body, @Nullable String detached) throws IOException {
        if (detached == null) {
            return false;
        }
        try {
            JWSObject jws = JWSObject.parse(detached, new Payload(body));
            Optional<ECKey> key = key(jws.getHeader().getKeyID());
            return JWSAlgorithm.ES256.equals(jws.getHeader().getAlgorithm())
                    && key.isPresent()
                    && jws.verify(new ECDSAVerifier(key.get()));
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    /** A key not known yet may be new: asks Guichet again. */
    private Optional<ECKey> key(@Nullable String id) throws IOException, ParseException {
        Optional<ECKey> held = held(id);
        if (held.isPresent()) {
            return held;
        }
        known = JWKSet.load(keys.toURL(), 2000, 5000, 100_000);
        return held(id);
    }

    private Optional<ECKey> held(@Nullable String id) {
        JWK key = id == null ? null : known.getKeyByKeyId(id);
        return key instanceof ECKey elliptic ? Optional.of(elliptic) : Optional.empty();
    }
}
