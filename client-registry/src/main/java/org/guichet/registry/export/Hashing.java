package org.guichet.registry.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes what goes through it. */
final class Hashing extends FilterOutputStream {
    private final MessageDigest digest;
    private long bytes;

    Hashing(OutputStream out) {
        super(out);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }

    @Override
    public void write(int one) throws IOException {
        digest.update((byte) one);
        bytes++;
        out.write(one);
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
        digest.update(some, from, length);
        bytes += length;
        out.write(some, from, length);
    }

    long bytes() {
        return bytes;
    }

    /** In hexadecimal, of everything so far; asked once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
