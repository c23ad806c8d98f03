package org.guichet.registry.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** An Ed25519 key under the name it signs notes with, and what its signatures are over. */
final class VerifierKey {
    /** The kinds of signature of C2SP signed-note: over the text, and over the time and a checkpoint. */
    static final byte ED25519 = 0x01;

    static final byte COSIGNATURE = 0x04;

    private final String name;
    private final byte kind;
    private final byte[] shown;

    VerifierKey(String name, byte[] shown) {
        this(name, ED25519, shown);
    }

    VerifierKey(String name, byte kind, byte[] shown) {
        this.name = name;
        this.kind = kind;
        this.shown = shown.clone();
    }

    /** First four bytes of SHA-256 over the name, a newline, the kind of signature and the key. */
    int id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + '\n').getBytes(StandardCharsets.UTF_8));
            digest.update(kind);
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
                ByteBuffer.allocate(1 + shown.length).put(kind).put(shown).array();
        return name
                + '+'
                + HexFormat.of().toHexDigits(id())
                + '+'
                + Base64.getEncoder().encodeToString(typed);
    }
}
