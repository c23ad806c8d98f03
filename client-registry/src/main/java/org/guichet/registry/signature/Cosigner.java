package org.guichet.registry.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/** Signs below the notes of others, with a key of its own in a file that {@code signing-key make} or a witness wrote. */
public final class Cosigner {
    private final SigningKey secret;
    private final WitnessKey key;
    private final Clock clock;

    private Cosigner(KeyRing ring, Clock clock) {
        this.secret = ring.signing().orElseThrow(() -> new CannotSign("No key of the witness signs now", null));
        this.key = new WitnessKey(ring.name(), secret.shown());
        this.clock = clock;
    }

    /** @throws CannotSign where the file holds no key that signs */
    public static Cosigner of(Path file, Clock clock) {
        try {
            return new Cosigner(KeyRing.parse(Files.readString(file)), clock);
        } catch (IOException | IllegalArgumentException unusable) {
            throw new CannotSign("The witness's key in " + file + " cannot be used", unusable);
        }
    }

    /** The note with its signature below those it has. */
    public SignedNote cosign(SignedNote note) {
        Instant now = clock.instant();
        return note.with(key.line(now, secret.sign(WitnessKey.message(note, now.getEpochSecond()))));
    }

    /** What others verify it by. */
    public WitnessKey key() {
        return key;
    }
}
