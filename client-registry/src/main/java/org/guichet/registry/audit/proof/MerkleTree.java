package org.guichet.registry.audit.proof;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Merkle tree hash of RFC 9162 section 2.1.1. */
public final class MerkleTree {
    static final int HASH = 32;

    private MerkleTree() {}

    /** SHA-256 over a zero byte and the bytes of an entry. */
    public static byte[] leaf(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return digest.digest(entry);
    }

    /** The root over at least one leaf hash. */
    public static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /** The head of the chain after a batch: over the head before it, the batch's number and its root. */
    public static byte[] head(byte[] previousHead, long number, byte[] root) {
        MessageDigest digest = sha256();
        digest.update((byte) 2);
        digest.update(previousHead);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return digest.digest(root);
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }
}
