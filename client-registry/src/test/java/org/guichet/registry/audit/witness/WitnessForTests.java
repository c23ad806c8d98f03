package org.guichet.registry.audit.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.guichet.registry.signature.Cosigner;
import org.guichet.registry.signature.PublishedKeys;
import org.guichet.registry.signature.SignedNote;
import org.guichet.registry.signature.SigningKeyFile;

/** A witness with its own key and folder, that looks at whatever log it is shown. */
public final class WitnessForTests {
    private final Path folder;
    private final PublishedKeys keys;
    private final Cosigner cosigner;

    public WitnessForTests(Path folder, PublishedKeys keys) {
        this.folder = folder;
        this.keys = keys;
        Path key = folder.resolve("key");
        new SigningKeyFile(key, Clock.systemUTC()).make("witness.example");
        this.cosigner = Cosigner.of(key, Clock.systemUTC());
    }

    /** What it is configured by. */
    public String key() {
        return cosigner.key().toString();
    }

    /** With other keys of the log, in the same folder. */
    public String look(
            PublishedKeys others,
            Supplier<Optional<SignedNote>> latest,
            BiFunction<Long, Long, Optional<List<byte[]>>> consistency,
            Consumer<SignedNote> handBack) {
        SeenLog log = new SeenLog() {
            @Override
            public Optional<SignedNote> latest() {
                return latest.get();
            }

            @Override
            public Optional<List<byte[]>> consistency(long from, long to) {
                return consistency.apply(from, to);
            }

            @Override
            public void handBack(SignedNote cosigned) {
                handBack.accept(cosigned);
            }
        };
        try (WitnessStore store = WitnessStore.open(folder)) {
            return new Cosigning(others, cosigner, store, log).look().getClass().getSimpleName();
        } catch (Refused refused) {
            return "Refused: " + refused.getMessage();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** Somebody looked into what was refused. */
    public void lookedInto() {
        try {
            Files.delete(folder.resolve("refused"));
        } catch (IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
    }

    /** One look, as a process that was started anew does it; how it ended, in a word or a sentence. */
    public String look(
            Supplier<Optional<SignedNote>> latest,
            BiFunction<Long, Long, Optional<List<byte[]>>> consistency,
            Consumer<SignedNote> handBack) {
        return look(keys, latest, consistency, handBack);
    }
}
