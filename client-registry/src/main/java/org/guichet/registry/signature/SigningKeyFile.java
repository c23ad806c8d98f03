package org.guichet.registry.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Signing keys in a file only its owner may read. A key is replaced in steps: {@link #add} (it is published, so that
 * everybody may fetch it before it is needed), {@link #promote} (it signs, the other has ended), {@link #drop} the
 * secret of the old one. Its public part stays, for what it signed.
 */
public record SigningKeyFile(Path path, Clock clock) {

    /** A key, without its secret. */
    public record Key(String id, State state) {}

    /** Announced, signing, ended; or its secret destroyed. */
    public enum State {
        ANNOUNCED,
        SIGNS,
        ENDED,
        DESTROYED
    }

    /**
     * Draws a key that signs at once. An existing file is never written over.
     *
     * @param name of the installation, for example {@code guichet.example}; it stays for ever
     */
    public void make(String name) {
        if (Files.exists(path)) {
            throw new IllegalStateException(path + " exists already");
        }
        write(new KeyRing(name, List.of(SigningKey.draw().beginning(now()))));
    }

    /**
     * Announces a key that does not sign yet.
     *
     * @return its id
     */
    public String add() {
        KeyRing ring = read();
        SigningKey drawn = SigningKey.draw();
        List<SigningKey> keys = new ArrayList<>(ring.keys());
        keys.add(drawn);
        write(new KeyRing(ring.name(), keys));
        return drawn.kid();
    }

    /** From now on this key signs, and the one before has ended. */
    public void promote(String id) {
        if (find(id).state() != State.ANNOUNCED) {
            throw new IllegalStateException("Key " + id + " is not one that was announced");
        }
        Instant now = now();
        change(key -> key.kid().equals(id) ? key.beginning(now) : key.isBegun() ? key.ending(now) : key);
    }

    /** Destroys the secret of a key that does not sign. */
    public void drop(String id) {
        if (find(id).state() == State.SIGNS) {
            throw new IllegalStateException("Key " + id + " signs now; promote another one first");
        }
        change(key -> key.kid().equals(id) ? key.withoutSecret() : key);
    }

    public List<Key> keys() {
        return read().keys().stream().map(key -> new Key(key.kid(), state(key))).toList();
    }

    /** What may be given to everybody. */
    public PublishedKeys published() {
        return new PublishedKeys(read());
    }

    private static State state(SigningKey key) {
        if (key.d() == null) {
            return State.DESTROYED;
        }
        if (key.signsNow()) {
            return State.SIGNS;
        }
        return key.nbf() == null ? State.ANNOUNCED : State.ENDED;
    }

    private Key find(String id) {
        return keys().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no key " + id + " in " + path));
    }

    private Instant now() {
        return clock.instant();
    }

    private void change(UnaryOperator<SigningKey> step) {
        KeyRing ring = read();
        write(new KeyRing(ring.name(), ring.keys().stream().map(step).toList()));
    }

    private KeyRing read() {
        try {
            return KeyRing.parse(Files.readString(path));
        } catch (IOException | IllegalArgumentException unusable) {
            throw new CannotSign("The signing keys in " + path + " cannot be used", unusable);
        }
    }

    /**
     * Written beside and moved over, so that nobody ever reads half a file. It stays its owner's, whoever runs the command:
     * the account of the service must be able to read it again.
     */
    private void write(KeyRing ring) {
        try {
            Path target = path.toAbsolutePath();
            Path beside = Files.createTempFile(
                    target.getParent(),
                    target.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(beside, ring.json());
                if (Files.exists(target)) {
                    Files.setOwner(beside, Files.getOwner(target));
                }
                Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
