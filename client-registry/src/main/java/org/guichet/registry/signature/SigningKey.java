package org.guichet.registry.signature;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A key as a JSON Web Key (RFC 7517, RFC 8037), its id the thumbprint of RFC 7638.
 *
 * @param x what is published, base64url
 * @param d the secret, base64url; none where it was destroyed, or never was here
 * @param nbf when it began to sign, in seconds since 1970; none where it is announced only
 * @param exp when it ended; none while it signs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record SigningKey(
        String kty,
        String crv,
        String use,
        String alg,
        String kid,
        String x,
        @Nullable String d,
        @Nullable Long nbf,
        @Nullable Long exp) {

    private static final byte[] PROBE = new byte[Ed25519.KEY_BYTES];

    SigningKey {
        if (!"OKP".equals(kty) || !"Ed25519".equals(crv) || decoded(x).length != Ed25519.KEY_BYTES) {
            throw new IllegalArgumentException("Not an Ed25519 key");
        }
        if (!thumbprint(x).equals(kid)) {
            throw new IllegalArgumentException("A key whose id is not its own");
        }
        if (d != null && !isProved(x, d)) {
            throw new IllegalArgumentException("A secret that is not the key's");
        }
    }

    static SigningKey draw() {
        Ed25519.Drawn drawn = Ed25519.draw();
        String x = encoded(drawn.shown());
        return new SigningKey("OKP", "Ed25519", "sig", "EdDSA", thumbprint(x), x, encoded(drawn.secret()), null, null);
    }

    boolean signsNow() {
        return d != null && isBegun();
    }

    /** Also where its secret is lost. */
    @JsonIgnore
    boolean isBegun() {
        return nbf != null && exp == null;
    }

    byte[] sign(byte[] message) {
        if (d == null) {
            throw new CannotSign("The secret of key " + kid + " was destroyed", null);
        }
        return Ed25519.sign(decoded(d), message);
    }

    byte[] shown() {
        return decoded(x);
    }

    SigningKey beginning(Instant now) {
        return new SigningKey(kty, crv, use, alg, kid, x, d, now.getEpochSecond(), null);
    }

    SigningKey ending(Instant now) {
        return new SigningKey(kty, crv, use, alg, kid, x, d, nbf, now.getEpochSecond());
    }

    SigningKey withoutSecret() {
        return new SigningKey(kty, crv, use, alg, kid, x, null, nbf, exp);
    }

    /** Whether what the secret signs verifies with what is published. */
    private static boolean isProved(String x, String d) {
        try {
            return Ed25519.verify(decoded(x), PROBE, Ed25519.sign(decoded(d), PROBE));
        } catch (CannotSign | IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String thumbprint(String x) {
        String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
        try {
            return encoded(MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    /** Never the secret, wherever a record is printed. */
    @Override
    public String toString() {
        return kid;
    }
}
