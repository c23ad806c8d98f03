package org.guichet.registry.secrecy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.guichet.registry.signature.SigningKeyFile;

/** Keysets and signing keys drawn once a JVM, for every Spring context of a test run; and the room's parts without Spring. */
public final class KeysetsForTests {
    private static final Path FOLDER = drawn();

    private KeysetsForTests() {}

    /** The settings that lead to them. */
    public static Map<String, Object> properties() {
        return Map.of(
                "guichet.secrecy.keyset",
                location(encryption()),
                "guichet.secrecy.index-keyset",
                location(index()),
                "guichet.signature.keys",
                signing().path().toUri().toString());
    }

    /** Encryption as it works in every context of this JVM. */
    public static Encryption anEncryption() {
        return new Encryption(new Keys(SecrecyParts.service(encryption(), index())));
    }

    /** What requests are told apart by in every context of this JVM. */
    public static KeyedDigest aKeyedDigest() {
        return new KeyedDigest(new Keys(SecrecyParts.service(encryption(), index())));
    }

    /** What every context of this JVM signs with. */
    public static SigningKeyFile signing() {
        return new SigningKeyFile(FOLDER.resolve("signing-keys.json"), Clock.systemUTC());
    }

    static KeysetFile encryption() {
        return new KeysetFile(FOLDER.resolve("keyset.json"));
    }

    static KeysetFile index() {
        return new KeysetFile(FOLDER.resolve("index-keyset.json"));
    }

    static String location(KeysetFile file) {
        return file.path().toUri().toString();
    }

    private static Path drawn() {
        try {
            Path folder = Files.createTempDirectory("keysets");
            for (KeysetFile.Kind kind : KeysetFile.Kind.values()) {
                String name = kind == KeysetFile.Kind.ENCRYPTION ? "keyset.json" : "index-keyset.json";
                new KeysetFile(folder.resolve(name)).make(kind);
                folder.resolve(name).toFile().deleteOnExit();
            }
            SigningKeyFile signing = new SigningKeyFile(folder.resolve("signing-keys.json"), Clock.systemUTC());
            signing.make("guichet.example");
            signing.path().toFile().deleteOnExit();
            return folder;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
