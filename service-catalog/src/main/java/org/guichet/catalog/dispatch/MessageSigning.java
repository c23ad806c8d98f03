package org.guichet.catalog.dispatch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Signs what we send to programmes, and shows the public key they verify it with. */
@Component
public class MessageSigning {
    private final @Nullable ECKey key;

    MessageSigning(SigningSettings settings) {
        Resource location = settings.signingKey();
        this.key = location == null ? null : read(location);
    }

    /** False where no key is configured; then nothing can be sent. */
    public boolean hasKey() {
        return key != null;
    }

    /** Detached JWS (RFC 7515 appendix F), ES256 over the bytes as they are sent. */
    public String sign(byte[] body) {
        if (key == null) {
            throw new IllegalStateException("guichet.delivery.signing-key is not set");
        }
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        JWSObject message = new JWSObject(header, new Payload(body));
        try {
            message.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key cannot sign", e);
        }
        return message.serialize(true);
    }

    /** Our public keys, as a JSON Web Key Set. */
    public Map<String, Object> publicKeys() {
        return key == null ? new JWKSet().toJSONObject() : new JWKSet(key).toJSONObject(true);
    }

    private static ECKey read(Resource location) {
        try {
            ECKey key = ECKey.parse(location.getContentAsString(StandardCharsets.UTF_8));
            if (!key.isPrivate() || key.getKeyID() == null) {
                throw new IllegalStateException("guichet.delivery.signing-key needs a private key with a key id");
            }
            return key;
        } catch (IOException | ParseException e) {
            throw new IllegalStateException("guichet.delivery.signing-key cannot be read", e);
        }
    }
}
