package org.guichet.registry.audit.witness;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.guichet.registry.signature.PublishedKeys;
import org.guichet.registry.signature.SignedNote;
import org.jspecify.annotations.Nullable;

/**
 * The witness's folder: {@code checkpoints} with every note it co-signed, one after the other, as {@code ops/verify-log
 * --checkpoint} reads them; {@code keys} of the log; {@code refused} with what it did not sign. One process at a time.
 */
final class WitnessStore implements Closeable {
    private final Path folder;
    private final FileChannel lock;
    private @Nullable SignedNote last;

    private WitnessStore(Path folder, FileChannel lock, @Nullable SignedNote last) {
        this.folder = folder;
        this.lock = lock;
        this.last = last;
    }

    /** Why the folder cannot be used. */
    static final class Unusable extends RuntimeException {
        Unusable(String why) {
            super(why);
        }
    }

    /** @throws Unusable where another process has it, or what is kept cannot be read */
    static WitnessStore open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                return new WitnessStore(folder, lock, newest(folder.resolve("checkpoints")));
            }
        } catch (OverlappingFileLockException here) {
            // told below, as where another process has it
        } catch (Unusable unreadable) {
            lock.close();
            throw unreadable;
        }
        lock.close();
        throw new Unusable("Another witness works in " + folder + ".");
    }

    private static @Nullable SignedNote newest(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            List<SignedNote> notes = SignedNote.parseAll(Files.readString(file));
            return notes.isEmpty() ? null : notes.getLast();
        } catch (IllegalArgumentException damaged) {
            throw new Unusable(file + " is damaged. Where its last note was cut off in writing, take that note out.");
        }
    }

    /** The note co-signed last; none where this folder is new. */
    Optional<SignedNote> last() {
        return Optional.ofNullable(last);
    }

    /** On the disk before this returns. */
    void keep(SignedNote cosigned) throws IOException {
        append("checkpoints", cosigned);
        last = cosigned;
    }

    void keepRefused(SignedNote shown) throws IOException {
        append("refused", shown);
    }

    private void append(String name, SignedNote note) throws IOException {
        try (FileChannel file =
                FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap((note + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
    }

    /** The log's keys as they were kept first, or replaced by hand since. */
    Optional<PublishedKeys> keys() throws IOException {
        Path file = folder.resolve("keys");
        try {
            return Files.exists(file) ? Optional.of(PublishedKeys.parse(Files.readString(file))) : Optional.empty();
        } catch (IllegalArgumentException damaged) {
            throw new Unusable(file + " does not hold published keys.");
        }
    }

    void keepKeys(PublishedKeys keys) throws IOException {
        Files.writeString(folder.resolve("keys"), keys.json());
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
