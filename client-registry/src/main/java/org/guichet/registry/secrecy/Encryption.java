package org.guichet.registry.secrecy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/** Encrypts values with AES-256-GCM (NIST SP 800-38D), each bound to its place, and opens them again. */
@Component
public class Encryption {
    private final Keys keys;

    Encryption(Keys keys) {
        this.keys = keys;
    }

    /** Encrypts with the primary key. */
    public Encrypted encrypt(byte[] clear, Place place) {
        Keys.Snapshot now = keys.now();
        try {
            return new Encrypted(now.aead().encrypt(clear, place.bytes()), now.encryptingKey());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The primary key does not encrypt", impossible);
        }
    }

    public Encrypted encrypt(String clear, Place place) {
        return encrypt(clear.getBytes(StandardCharsets.UTF_8), place);
    }

    /**
     * Opens what any key of the keyset encrypted.
     *
     * @throws CannotBeOpened where it was changed or moved, or its key is no longer in the keyset
     */
    public byte[] open(byte[] ciphertext, Place place) {
        try {
            return keys.now().aead().decrypt(ciphertext, place.bytes());
        } catch (GeneralSecurityException refused) {
            throw new CannotBeOpened(place, refused);
        }
    }

    public String openText(byte[] ciphertext, Place place) {
        return new String(open(ciphertext, place), StandardCharsets.UTF_8);
    }
}
