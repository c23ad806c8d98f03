package org.guichet.registry.audit;

import java.security.MessageDigest;
import java.util.List;

/** Merkle tree hash of RFC 9162 section 2.1.1 over leaf hashes. */
final class MerkleTree {
    private MerkleTree() {}

    /** The root over at least one leaf hash. */
    static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /** The head of the chain after a batch: over the head before it, the batch's number and its root. */
    static byte[] head(byte[] previousHead, long number, byte[] root) {
        MessageDigest digest = AccessEntry.sha256();
        digest.update((byte) 2);
        digest.update(previousHead);
        digest.update(java.nio.ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return digest.digest(root);
    }

    private static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = AccessEntry.sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }
}
