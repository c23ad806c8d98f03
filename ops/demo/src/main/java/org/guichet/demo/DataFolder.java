package org.guichet.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The folder in which the demo keeps everything: database, password, log, and what the programme took in. */
record DataFolder(Path path) {
    private static final String OURS = "guichet-demo";
    private static final String SEEDED = "seeded";
    private static final String SEED_VERSION = "1";
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A folder with something else in it is never emptied. */
    static final class NotOurs extends RuntimeException {
        NotOurs(Path path) {
            super("The folder " + path + " holds something that is not the demo's. Choose another: ops/run --data DIR");
        }
    }

    DataFolder {
        try {
            if (Files.isDirectory(path) && !Files.exists(path.resolve(OURS)) && !isEmpty(path)) {
                throw new NotOurs(path);
            }
            Files.createDirectories(path);
            Files.writeString(path.resolve(OURS), "The demo of Guichet keeps its data here; it may be deleted.\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Throws everything away; a server that outlived its process is stopped first. */
    void reset() {
        EmbeddedDatabase.start(path).close();
        try (Stream<Path> entries = Files.list(path)) {
            for (Path entry : entries.filter(e -> !e.endsWith(OURS)).toList()) {
                FileSystemUtils.deleteRecursively(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The password of all demo people: the given one, else the one kept here, else a new one. */
    String password(@Nullable String given) {
        Path file = path.resolve("password");
        try {
            if (given == null && Files.exists(file)) {
                return Files.readString(file).strip();
            }
            String password = given == null ? drawn() : given;
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password + "\n");
            return password;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String drawn() {
        return Stream.generate(() -> RANDOM.ints(4, 0, LETTERS.length())
                        .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                        .collect(Collectors.joining()))
                .limit(4)
                .collect(Collectors.joining("-"));
    }

    boolean seeded() {
        try {
            Path file = path.resolve(SEEDED);
            return Files.exists(file) && Files.readString(file).strip().equals(SEED_VERSION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void markSeeded() {
        try {
            Files.writeString(path.resolve(SEEDED), SEED_VERSION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
