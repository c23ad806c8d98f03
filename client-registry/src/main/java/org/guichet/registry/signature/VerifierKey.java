package org.guichet.registry.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** An Ed25519 key under the name it signs notes with. */
final class VerifierKey {
    private static final byte ED25519 = 0x01;

    private final String name;
    private final byte[] shown;

    VerifierKey(String name, byte[] shown) {
        this.name = name;
        this.shown = shown.clone();
    }

    /** First four bytes of SHA-256 over the name, a newline, the kind of signature and the key. */
    int id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + '\n').getBytes(StandardCharsets.UTF_8));
            digest.update(ED25519);
            return ByteBuffer.wrap(digest.digest(shown)).getInt();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }

    boolean isNamedBy(SignedNote.Line line) {
        return line.name().equals(name) && line.keyId() == id();
    }

    boolean verifies(SignedNote note, SignedNote.Line line) {
        return Ed25519.verify(shown, note.bytes(), line.signature());
    }

    /** As other programs for signed notes take it: name, id and key, joined by plus signs. */
    @Override
    public String toString() {
        byte[] typed =
                ByteBuffer.allocate(1 + shown.length).put(ED25519).put(shown).array();
        return name
                + '+'
                + HexFormat.of().toHexDigits(id())
                + '+'
                + Base64.getEncoder().encodeToString(typed);
    }
}
