package org.guichet.registry.audit.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The one tree over all leaves, as the roots of its perfect subtrees, the widest first: enough to add leaves and to tell
 * the root, however many there are.
 */
public final class GrowingTree {
    private final List<byte[]> subtrees;
    private long size;

    /** A tree without leaves. */
    public GrowingTree() {
        this.subtrees = new ArrayList<>();
    }

    private GrowingTree(long size, List<byte[]> subtrees) {
        this.size = size;
        this.subtrees = subtrees;
    }

    /**
     * The tree as {@link #subtrees} wrote it.
     *
     * @throws IllegalArgumentException where a tree of that size has another number of subtrees
     */
    public static GrowingTree of(long size, byte[] subtrees) {
        if (size < 0 || subtrees.length != MerkleTree.HASH * Long.bitCount(size)) {
            throw new IllegalArgumentException("These are not the subtrees of a tree of that size");
        }
        List<byte[]> each = new ArrayList<>();
        for (ByteBuffer left = ByteBuffer.wrap(subtrees); left.hasRemaining(); ) {
            byte[] root = new byte[MerkleTree.HASH];
            left.get(root);
            each.add(root);
        }
        return new GrowingTree(size, each);
    }

    /** Adds a leaf by its hash. */
    public void add(byte[] leaf) {
        byte[] root = leaf;
        for (long full = size; (full & 1) == 1; full >>= 1) {
            root = MerkleTree.node(subtrees.removeLast(), root);
        }
        subtrees.add(root);
        size++;
    }

    public long size() {
        return size;
    }

    /** The root over all leaves; that of no leaf is not asked for here. */
    public byte[] root() {
        byte[] root = subtrees.getLast();
        for (int index = subtrees.size() - 2; index >= 0; index--) {
            root = MerkleTree.node(subtrees.get(index), root);
        }
        return root.clone();
    }

    /** Their roots in one piece, 32 bytes each. */
    public byte[] subtrees() {
        ByteBuffer joined = ByteBuffer.allocate(MerkleTree.HASH * subtrees.size());
        subtrees.forEach(joined::put);
        return joined.array();
    }
}
