package org.guichet.registry.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) between the 32 bytes that are kept and published, and the keys Java works with (RFC 8410). */
final class Ed25519 {
    static final int KEY_BYTES = 32;
    private static final String NAME = "Ed25519";
    private static final byte[] BEFORE_PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] BEFORE_SECRET = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Ed25519() {}

    /** A key newly drawn. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
    record Drawn(byte[] secret, byte[] shown) {}

    static Drawn draw() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(NAME).generateKeyPair();
            return new Drawn(
                    after(BEFORE_SECRET, pair.getPrivate().getEncoded()),
                    after(BEFORE_PUBLIC, pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has Ed25519", impossible);
        }
    }

    static byte[] sign(byte[] secret, byte[] message) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(KeyFactory.getInstance(NAME)
                    .generatePrivate(new PKCS8EncodedKeySpec(joined(BEFORE_SECRET, secret))));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException unusable) {
            throw new CannotSign("A signing key cannot sign", unusable);
        }
    }

    /** False too where the bytes are no key, or no signature. */
    static boolean verify(byte[] shown, byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initVerify(
                    KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(joined(BEFORE_PUBLIC, shown))));
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] after(byte[] prefix, byte[] encoded) {
        if (encoded.length != prefix.length + KEY_BYTES
                || !Arrays.equals(prefix, Arrays.copyOf(encoded, prefix.length))) {
            throw new IllegalStateException("A key is encoded in another way than RFC 8410 says");
        }
        return Arrays.copyOfRange(encoded, prefix.length, encoded.length);
    }
}
