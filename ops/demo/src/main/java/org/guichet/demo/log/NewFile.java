package org.guichet.demo.log;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Function;

/** A file only its owner may read, which is there once it is whole. */
final class NewFile {
    private NewFile() {}

    /** What is there stays. */
    static final class Exists extends RuntimeException {
        Exists(Path file) {
            super(file + " exists already.");
        }
    }

    static void requireAbsent(Path file) {
        if (Files.exists(file)) {
            throw new Exists(file);
        }
    }

    /** Written beside and moved when it is whole; nothing is left where it is not. */
    static <T> T write(Path file, Function<OutputStream, T> content) throws IOException {
        Path target = file.toAbsolutePath();
        Path beside = Files.createTempFile(
                target.getParent(),
                target.getFileName().toString(),
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            T told;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
                told = content.apply(out);
            }
            requireAbsent(file);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            return told;
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
