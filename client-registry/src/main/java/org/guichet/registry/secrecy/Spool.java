package org.guichet.registry.secrecy;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.Random;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * A temporary file for what is too long for memory: encrypted and authenticated, segment by segment, under a key that is
 * nowhere but in this object. What a node that stops leaves behind nobody can read.
 */
public final class Spool implements Closeable {
    private static final int KEY = 32;
    private static final int SEGMENT = 1 << 16;
    private static final byte[] NOTHING = new byte[0];

    private final Path file;
    private final AesGcmHkdfStreaming cipher;

    private Spool(Path file, AesGcmHkdfStreaming cipher) {
        this.file = file;
        this.cipher = cipher;
    }

    public static Spool begin() {
        try {
            AesGcmHkdfStreaming cipher = new AesGcmHkdfStreaming(Random.randBytes(KEY), "HmacSha256", KEY, SEGMENT, 0);
            return new Spool(Files.createTempFile("guichet-", ".spool"), cipher);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has AES-GCM", impossible);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Writes it, once, until it is closed. */
    public OutputStream writing() throws IOException {
        try {
            return cipher.newEncryptingStream(new BufferedOutputStream(Files.newOutputStream(file)), NOTHING);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A key of this length encrypts", impossible);
        }
    }

    /** Reads what was written, and fails where it was changed or cut off. */
    public InputStream reading() throws IOException {
        try {
            return cipher.newDecryptingStream(new BufferedInputStream(Files.newInputStream(file)), NOTHING);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A key of this length decrypts", impossible);
        }
    }

    Path file() {
        return file;
    }

    /** Deletes it. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
