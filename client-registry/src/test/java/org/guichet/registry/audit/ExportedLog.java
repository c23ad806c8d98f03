package org.guichet.registry.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.guichet.registry.audit.proof.OfflineCheck;
import org.guichet.registry.audit.proof.OfflineCheck.Seen;
import org.guichet.registry.secrecy.KeysetsForTests;

/** An export in a folder, which the command verifies with what else is kept there. */
record ExportedLog(Path folder, LogExport export) {
    private static final String NAME = "export";

    /** Into the file {@code keys}. */
    void publishKeys() throws IOException {
        Files.writeString(
                folder.resolve("keys"), KeysetsForTests.signing().published().json());
    }

    /** As the log is now, over the export before. */
    void write() {
        try (OutputStream out = Files.newOutputStream(folder.resolve(NAME))) {
            export.write(out);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** @param options of the command, and names of files in the folder */
    Seen verify(String... options) {
        String[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = NAME;
        return new OfflineCheck(folder).verify(all);
    }
}
