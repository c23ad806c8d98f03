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
 * --checkpoint} reads them; {@code keys} of the log; {@code refused} with what it did not sign, and as long as that lies
 * there it signs nothing more. One process at a time.
 */
final class WitnessStore implements Closeable {
    private static final String CHECKPOINTS = "checkpoints";
    private static final String REFUSED = "refused";

    private final Path folder;
    private final FileChannel lock;
    private final boolean mended;
    private @Nullable SignedNote last;

    private WitnessStore(Path folder, FileChannel lock) throws IOException {
        this.folder = folder;
        this.lock = lock;
        if (Files.exists(folder.resolve(REFUSED))) {
            throw new Refused("The log was refused before, and " + folder.resolve(REFUSED)
                    + " has what it showed. Nothing more is co-signed until somebody has looked into it and moved that file"
                    + " away.");
        }
        this.mended = cutHalfWritten();
        this.last = newest();
    }

    /** Why the folder cannot be used. */
    static final class Unusable extends RuntimeException {
        Unusable(String why) {
            super(why);
        }
    }

    /**
     * @throws Unusable where another process has it, or what is kept cannot be read
     * @throws Refused where the log was refused before, and nobody has looked into it
     */
    static WitnessStore open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                return new WitnessStore(folder, lock);
            }
        } catch (OverlappingFileLockException here) {
            // told below, as where another process has it
        } catch (Unusable | Refused | IOException unusable) {
            lock.close();
            throw unusable;
        }
        lock.close();
        throw new Unusable("Another witness works in " + folder + ".");
    }

    /**
     * A note whose writing was broken off is taken out: it was not handed back yet, so nobody has it. What is whole but for
     * the empty line after it stays.
     */
    private boolean cutHalfWritten() throws IOException {
        Path file = folder.resolve(CHECKPOINTS);
        if (!Files.exists(file)) {
            return false;
        }
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        String whole = text.substring(0, endOfWhole(text));
        if (text.substring(whole.length()).isBlank() || isWhole(text)) {
            return false;
        }
        try (FileChannel cut = FileChannel.open(file, StandardOpenOption.WRITE)) {
            cut.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
            cut.force(true);
        }
        return true;
    }

    /** Behind the last empty line that ends a note: one after signatures, and not the one before them. */
    private static int endOfWhole(String text) {
        int end = 0;
        boolean signed = false;
        for (int from = 0, to = text.indexOf('\n'); to >= 0; from = to + 1, to = text.indexOf('\n', from)) {
            if (from == to && signed) {
                end = to + 1;
            }
            signed = text.startsWith("\u2014 ", from);
        }
        return end;
    }

    /** The log's signature stands before the witness's own. */
    private static boolean isWhole(String text) {
        try {
            return text.endsWith("\n")
                    && SignedNote.parseAll(text).getLast().signatures().size() > 1;
        } catch (IllegalArgumentException halfWritten) {
            return false;
        }
    }

    /** Whether a note that was half written was taken out when it was opened. */
    boolean isMended() {
        return mended;
    }

    private @Nullable SignedNote newest() throws IOException {
        Path file = folder.resolve(CHECKPOINTS);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            List<SignedNote> notes = SignedNote.parseAll(Files.readString(file));
            return notes.isEmpty() ? null : notes.getLast();
        } catch (IllegalArgumentException damaged) {
            throw new Unusable(
                    file + " is damaged. Get it back from a copy; a new folder would take any log for true.");
        }
    }

    /** The note co-signed last; none where this folder is new. */
    Optional<SignedNote> last() {
        return Optional.ofNullable(last);
    }

    /** On the disk before this returns. */
    void keep(SignedNote cosigned) throws IOException {
        append(CHECKPOINTS, cosigned.toString());
        last = cosigned;
    }

    void keepRefused(String shown) throws IOException {
        append(REFUSED, shown);
    }

    private void append(String name, String note) throws IOException {
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
