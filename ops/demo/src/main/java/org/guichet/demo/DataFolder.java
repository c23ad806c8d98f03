package org.guichet.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.demo.programme.KeyFile;
import org.guichet.registry.secrecy.KeysetFile;
import org.guichet.registry.signature.Cosigner;
import org.guichet.registry.signature.SigningKeyFile;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The folder in which the demo keeps everything: database, password, log, and what the programme took in. */
record DataFolder(Path path) {
    private static final String OURS = "guichet-demo";
    private static final String SIGNING_KEYS = "signing-keys.json";
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
        EmbeddedDatabase.release(path);
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
        return given == null || given.isBlank() ? secret("password") : keep("password", given);
    }

    /** A secret kept here under a name, drawn at first use; only its owner may read the file. */
    String secret(String name) {
        Path file = path.resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file).strip() : keep(name, drawn());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String keep(String name, String secret) {
        Path file = path.resolve(name);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret + "\n");
            return secret;
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

    /** Where the key lies that Guichet signs messages to programmes with. */
    String signingKey() {
        Path file = path.resolve("delivery-key.json");
        KeyFile.kept(file);
        return file.toUri().toString();
    }

    /** Where a keyset lies, drawn at first use; only its owner may read the file. */
    String keyset(String name, KeysetFile.Kind kind) {
        KeysetFile file = new KeysetFile(path.resolve(name));
        if (!Files.exists(file.path())) {
            file.make(kind);
        }
        return file.path().toUri().toString();
    }

    /** Where the keys lie that the log is signed with, drawn at first use; only its owner may read the file. */
    String signingKeys() {
        SigningKeyFile file = new SigningKeyFile(path.resolve(SIGNING_KEYS), Clock.systemUTC());
        if (!Files.exists(file.path())) {
            file.make("guichet.localhost");
        }
        return file.path().toUri().toString();
    }

    /** Where the demo's own witness works; a real one has a host of its own. */
    Path witness() {
        return path.resolve("witness");
    }

    /** By which what that witness co-signs is known, its key drawn at first use. */
    String witnessKey() {
        Path key = witness().resolve("key");
        try {
            if (!Files.exists(key)) {
                Files.createDirectories(witness());
                new SigningKeyFile(key, Clock.systemUTC()).make("witness.localhost");
            }
            return Cosigner.of(key, Clock.systemUTC()).key().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether everything is entered, and the accounts have this password. */
    boolean seededWith(String password) {
        try {
            Path file = path.resolve(SEEDED);
            return Files.exists(file) && Files.readString(file).strip().equals(seal(password));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void markSeededWith(String password) {
        keep(SEEDED, seal(password));
    }

    private static String seal(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((SEED_VERSION + password).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
