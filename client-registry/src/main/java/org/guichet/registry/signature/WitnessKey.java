package org.guichet.registry.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The public key of a witness, by which what it co-signed verifies
 * (<a href="https://c2sp.org/tlog-cosignature">C2SP tlog-cosignature</a>, {@code cosignature/v1}).
 */
public final class WitnessKey {
    private static final int PARTS = 3;

    private final String name;
    private final byte[] shown;
    private final VerifierKey key;

    WitnessKey(String name, byte[] shown) {
        this.name = name;
        this.shown = shown.clone();
        this.key = new VerifierKey(name, VerifierKey.COSIGNATURE, shown);
    }

    /**
     * What a witness signed below a note.
     *
     * @param at when it did, by its own clock
     */
    public record Cosignature(SignedNote.Line line, Instant at) {}

    /**
     * Reads the key as {@link #toString} writes it and other programs do.
     *
     * @throws IllegalArgumentException where it is not the key of a witness
     */
    public static WitnessKey parse(String vkey) {
        String[] parts = vkey.strip().split("\\+", PARTS);
        if (parts.length == PARTS) {
            byte[] typed = Base64.getDecoder().decode(parts[2]);
            if (typed.length == 1 + Ed25519.KEY_BYTES && typed[0] == VerifierKey.COSIGNATURE) {
                WitnessKey read = new WitnessKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
                if (read.toString().equals(vkey.strip())) {
                    return read;
                }
            }
        }
        throw new IllegalArgumentException("Not the key of a witness, like witness.example+1a2b3c4d+BA…");
    }

    public String name() {
        return name;
    }

    /** What it signed below the note; none where it did not, or where that does not verify. */
    public Optional<Cosignature> cosigned(SignedNote note) {
        return note.signatures().stream()
                .filter(key::isNamedBy)
                .filter(line -> line.signature().length > Long.BYTES)
                .map(line -> new Cosignature(line, at(line)))
                .filter(made -> verifies(note, made.line()))
                .findFirst();
    }

    SignedNote.Line line(Instant at, byte[] signature) {
        byte[] stamped = ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(at.getEpochSecond())
                .put(signature)
                .array();
        return SignedNote.Line.of(name, key.id(), stamped);
    }

    /** What is signed: the time, and the checkpoint. */
    static byte[] message(SignedNote note, long seconds) {
        return ("cosignature/v1\ntime " + seconds + "\n" + note.text()).getBytes(StandardCharsets.UTF_8);
    }

    private boolean verifies(SignedNote note, SignedNote.Line line) {
        byte[] stamped = line.signature();
        return Ed25519.verify(
                shown, message(note, seconds(line)), Arrays.copyOfRange(stamped, Long.BYTES, stamped.length));
    }

    private static Instant at(SignedNote.Line line) {
        return Instant.ofEpochSecond(Math.clamp(seconds(line), 0, Instant.MAX.getEpochSecond()));
    }

    private static long seconds(SignedNote.Line line) {
        return ByteBuffer.wrap(line.signature()).getLong();
    }

    /** As it is given to whoever verifies: name, id and key, joined by plus signs. */
    @Override
    public String toString() {
        return key.toString();
    }
}
