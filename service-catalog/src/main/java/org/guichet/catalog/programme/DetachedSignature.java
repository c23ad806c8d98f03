package org.guichet.catalog.programme;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;

/** A JSON Web Signature without its payload (RFC 7515 appendix F), ES256 only. */
final class DetachedSignature {
    private DetachedSignature() {}

    /** True only where a key of the set, named in the header, has signed exactly these bytes. */
    static boolean verifies(String signature, byte[] body, String jwks) {
        try {
            JWSObject message = JWSObject.parse(signature, new Payload(body));
            JWK key = JWKSet.parse(jwks).getKeyByKeyId(message.getHeader().getKeyID());
            return message.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256)
                    && key instanceof ECKey signer
                    && message.verify(new ECDSAVerifier(signer));
        } catch (ParseException | JOSEException | IllegalArgumentException unreadable) {
            return false;
        }
    }
}
