package org.guichet.registry.secrecy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * A keyset in a file only its owner may read. A key is replaced in three steps, each taken to every node before the
 * next: {@link #add} (it opens), {@link #promote} (it encrypts), {@link #drop} the old one once the duty finds no more
 * of it.
 */
public record KeysetFile(Path path) {
    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** What the keys are for. */
    public enum Kind {
        ENCRYPTION,
        INDEX;

        Parameters parameters() {
            return this == ENCRYPTION ? PredefinedAeadParameters.AES256_GCM : PredefinedPrfParameters.HMAC_SHA256_PRF;
        }
    }

    /** A key, without its secret. */
    public record Key(String id, boolean primary) {}

    /** Draws a keyset of one key. An existing file is never written over. */
    public void make(Kind kind) {
        if (Files.exists(path)) {
            throw new IllegalStateException(path + " exists already");
        }
        try {
            write(KeysetHandle.generateNew(kind.parameters()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("No key could be drawn", impossible);
        }
    }

    /**
     * Adds a key of the same kind that opens and finds, and does not encrypt yet.
     *
     * @return its id
     */
    public String add() {
        KeysetHandle known = read();
        Parameters same = known.getPrimary().getKey().getParameters();
        List<Key> before = keys();
        change(KeysetHandle.newBuilder(known)
                .addEntry(KeysetHandle.generateEntryFromParameters(same).withRandomId()));
        return keys().stream()
                .filter(key -> !before.contains(key))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** From now on this key encrypts; the others open. */
    public void promote(String id) {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(read());
        builder.getAt(indexOf(id)).makePrimary();
        change(builder);
    }

    /** Destroys a key that is not the primary one: what it encrypted never opens again. */
    public void drop(String id) {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(read());
        int index = indexOf(id);
        if (keys().get(index).primary()) {
            throw new IllegalStateException("Key " + id + " encrypts now; promote another one first");
        }
        change(builder.deleteAt(index));
    }

    public List<Key> keys() {
        KeysetHandle known = read();
        List<Key> keys = new ArrayList<>();
        for (int index = 0; index < known.size(); index++) {
            KeysetHandle.Entry entry = known.getAt(index);
            keys.add(new Key(Keys.id(entry.getId()), entry.isPrimary()));
        }
        return keys;
    }

    private int indexOf(String id) {
        List<Key> keys = keys();
        for (int index = 0; index < keys.size(); index++) {
            if (keys.get(index).id().equals(id)) {
                return index;
            }
        }
        throw new IllegalStateException("There is no key " + id + " in " + path);
    }

    private KeysetHandle read() {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(path), InsecureSecretKeyAccess.get());
        } catch (IOException | GeneralSecurityException unusable) {
            throw new UnusableKeyset(path.toString(), unusable);
        }
    }

    private void change(KeysetHandle.Builder builder) {
        try {
            write(builder.build());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The keyset cannot be changed so", impossible);
        }
    }

    /**
     * Written beside and moved over, so that nobody ever reads half a keyset. It stays its owner's, whoever runs the command:
     * the account of the service must be able to read it again.
     */
    private void write(KeysetHandle keyset) throws GeneralSecurityException {
        try {
            Path target = path.toAbsolutePath();
            Path beside = Files.createTempFile(
                    target.getParent(),
                    target.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(
                        beside,
                        TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()) + "\n");
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
