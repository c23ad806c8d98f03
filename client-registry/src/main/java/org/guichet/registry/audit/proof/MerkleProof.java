package org.guichet.registry.audit.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Proofs of RFC 9162: that a leaf is in a tree (section 2.1.3), and that one tree goes on from another (section 2.1.4).
 * What a proof is made of is named by the leaves below each of its hashes; to verify one takes nothing but the hashes.
 */
public final class MerkleProof {
    private MerkleProof() {}

    /** Leaves from a position to before another, whose root is a hash of a proof. */
    public record Span(long from, long to) {

        /** The perfect subtrees it consists of, the widest first. */
        public List<Subtree> subtrees() {
            List<Subtree> parts = new ArrayList<>();
            for (long at = from; at < to; ) {
                int height = Long.SIZE - 1 - Long.numberOfLeadingZeros(to - at);
                parts.add(new Subtree(height, at >> height));
                at += 1L << height;
            }
            return parts;
        }
    }

    /**
     * A perfect subtree.
     *
     * @param height 0 for a leaf
     * @param position how many of its height are before it
     */
    public record Subtree(int height, long position) {}

    /** The hashes that prove the leaf at an index in a tree of a size, the lowest first. */
    public static List<Span> inclusion(long index, long size) {
        requireOrder(0, index, size - 1);
        List<Span> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                path.addFirst(new Span(middle, to));
                to = middle;
            } else {
                path.addFirst(new Span(from, middle));
                from = middle;
            }
        }
        return path;
    }

    /** The hashes that prove that the tree of the size {@code to} begins with that of the size {@code from}. */
    public static List<Span> consistency(long from, long to) {
        requireOrder(1, from, to);
        List<Span> path = new ArrayList<>();
        long begin = 0;
        long end = to;
        while (end != from) {
            long middle = begin + split(end - begin);
            if (from <= middle) {
                path.addFirst(new Span(middle, end));
                end = middle;
            } else {
                path.addFirst(new Span(begin, middle));
                begin = middle;
            }
        }
        if (begin > 0) {
            path.addFirst(new Span(begin, end));
        }
        return path;
    }

    /** Whether the hashes prove that the leaf is at the index of the tree with this root. */
    public static boolean includes(byte[] leaf, long index, long size, List<byte[]> hashes, byte[] root) {
        if (index < 0 || index >= size || leaf.length != MerkleTree.HASH || !areHashes(hashes)) {
            return false;
        }
        Walk walk = new Walk(index, size - 1);
        byte[] hash = leaf;
        for (byte[] next : hashes) {
            if (walk.isDone()) {
                return false;
            }
            hash = walk.isRight() ? MerkleTree.node(next, hash) : MerkleTree.node(hash, next);
            walk.up();
        }
        return walk.isDone() && Arrays.equals(hash, root);
    }

    /** Whether the hashes prove that the tree of size {@code to} begins with that of size {@code from}. */
    public static boolean isConsistent(long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> hashes) {
        if (from < 1 || from > to || !areHashes(hashes)) {
            return false;
        }
        if (from == to) {
            return hashes.isEmpty() && Arrays.equals(fromRoot, toRoot);
        }
        List<byte[]> path = new ArrayList<>(hashes);
        if (Long.bitCount(from) == 1) {
            path.addFirst(fromRoot);
        }
        return !path.isEmpty() && bothLeadTo(new Walk(from - 1, to - 1).pastRights(), path, fromRoot, toRoot);
    }

    private static boolean areHashes(List<byte[]> hashes) {
        return hashes.stream().allMatch(hash -> hash.length == MerkleTree.HASH);
    }

    private static boolean bothLeadTo(Walk walk, List<byte[]> path, byte[] fromRoot, byte[] toRoot) {
        byte[] first = path.getFirst();
        byte[] second = path.getFirst();
        for (byte[] next : path.subList(1, path.size())) {
            if (walk.isDone()) {
                return false;
            }
            if (walk.isRight()) {
                first = MerkleTree.node(next, first);
                second = MerkleTree.node(next, second);
            } else {
                second = MerkleTree.node(second, next);
            }
            walk.up();
        }
        return walk.isDone() && Arrays.equals(first, fromRoot) && Arrays.equals(second, toRoot);
    }

    /** From a node to the root, beside the way from the last node of its height. */
    private static final class Walk {
        private long node;
        private long last;

        Walk(long node, long last) {
            this.node = node;
            this.last = last;
        }

        boolean isDone() {
            return last == 0;
        }

        /** Whether what it is hashed with stands before it: so too at the ragged edge, where it has no other beside it. */
        boolean isRight() {
            return (node & 1) == 1 || node == last;
        }

        void up() {
            if (isRight()) {
                while ((node & 1) == 0 && node != 0) {
                    shift();
                }
            }
            shift();
        }

        Walk pastRights() {
            while ((node & 1) == 1) {
                shift();
            }
            return this;
        }

        private void shift() {
            node >>= 1;
            last >>= 1;
        }
    }

    /** The largest power of two below a number of leaves. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    private static void requireOrder(long least, long one, long other) {
        if (least > one || one > other) {
            throw new IllegalArgumentException("No tree of that size proves that");
        }
    }
}
