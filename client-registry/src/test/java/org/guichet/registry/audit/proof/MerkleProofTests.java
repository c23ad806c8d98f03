package org.guichet.registry.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.guichet.registry.audit.proof.MerkleProof.Span;
import org.guichet.registry.audit.proof.MerkleProof.Subtree;
import org.junit.jupiter.api.Test;

/** Every proof of every small tree, against the tree hash of RFC 9162. */
class MerkleProofTests {
    private static final int MOST = 40;
    private static final List<byte[]> LEAVES = leaves();

    @Test
    void provesEveryLeafOfEveryTree() {
        for (int size = 1; size <= MOST; size++) {
            byte[] root = root(0, size);
            for (int index = 0; index < size; index++) {
                List<byte[]> hashes = hashes(MerkleProof.inclusion(index, size));
                assertThat(MerkleProof.includes(LEAVES.get(index), index, size, hashes, root))
                        .isTrue();
                assertThat(MerkleProof.includes(LEAVES.get(index + 1), index, size, hashes, root))
                        .isFalse();
                assertThat(MerkleProof.includes(LEAVES.get(index), index + 1, size, hashes, root))
                        .isFalse();
                assertThat(MerkleProof.includes(LEAVES.get(index), index, size, hashes, root(0, size + 1)))
                        .isFalse();
            }
        }
    }

    @Test
    void provesThatEveryTreeGoesOnFromEverySmallerOne() {
        for (int to = 1; to <= MOST; to++) {
            for (int from = 1; from <= to; from++) {
                List<byte[]> hashes = hashes(MerkleProof.consistency(from, to));
                assertThat(MerkleProof.isConsistent(from, root(0, from), to, root(0, to), hashes))
                        .isTrue();
                assertThat(MerkleProof.isConsistent(from, root(1, from + 1), to, root(0, to), hashes))
                        .isFalse();
                assertThat(MerkleProof.isConsistent(from, root(0, from), to, root(1, to + 1), hashes))
                        .isFalse();
            }
        }
    }

    @Test
    void refusesAProofWithAHashTooManyOrTooFew() {
        List<byte[]> hashes = hashes(MerkleProof.inclusion(5, 13));
        List<byte[]> more = new ArrayList<>(hashes);
        more.add(LEAVES.getFirst());
        List<byte[]> steps = hashes(MerkleProof.consistency(5, 13));
        List<byte[]> further = new ArrayList<>(steps);
        further.add(LEAVES.getFirst());

        assertThat(MerkleProof.includes(LEAVES.get(5), 5, 13, more, root(0, 13)))
                .isFalse();
        assertThat(MerkleProof.includes(LEAVES.get(5), 5, 13, hashes.subList(0, 3), root(0, 13)))
                .isFalse();
        assertThat(MerkleProof.isConsistent(5, root(0, 5), 13, root(0, 13), further))
                .isFalse();
        assertThat(MerkleProof.isConsistent(5, root(0, 5), 13, root(0, 13), steps.subList(0, 2)))
                .isFalse();
        assertThat(MerkleProof.isConsistent(4, root(0, 4), 13, root(0, 13), List.of()))
                .isFalse();
        assertThat(MerkleProof.isConsistent(0, root(0, 4), 13, root(0, 13), steps))
                .isFalse();
        assertThat(MerkleProof.isConsistent(13, root(0, 13), 5, root(0, 5), steps))
                .isFalse();
    }

    @Test
    void takesNothingForAHashThatIsNotAsLongAsOne() {
        byte[] pair = MerkleTree.node(LEAVES.get(0), LEAVES.get(1));
        byte[] joined = new byte[33];
        byte[] rest = new byte[31];
        System.arraycopy(LEAVES.get(0), 0, joined, 0, 32);
        joined[32] = LEAVES.get(1)[0];
        System.arraycopy(LEAVES.get(1), 1, rest, 0, 31);

        assertThat(MerkleProof.includes(LEAVES.get(0), 0, 2, List.of(LEAVES.get(1)), pair))
                .isTrue();
        assertThat(MerkleProof.includes(joined, 0, 2, List.of(rest), pair)).isFalse();
        assertThat(MerkleProof.includes(rest, 1, 2, List.of(joined), pair)).isFalse();
        assertThat(MerkleProof.isConsistent(1, joined, 2, pair, List.of(rest))).isFalse();
    }

    @Test
    void readsNoMoreHashesThanTheTreeIsHigh() {
        long size = 1_000_000_007L;

        assertThat(MerkleProof.inclusion(size / 3, size)).hasSizeLessThanOrEqualTo(30);
        assertThat(MerkleProof.consistency(size / 3, size)).hasSizeLessThanOrEqualTo(31);
    }

    @Test
    void namesThePerfectSubtreesOfARaggedEdge() {
        assertThat(new Span(8, 13).subtrees()).containsExactly(new Subtree(2, 2), new Subtree(0, 12));
    }

    @Test
    void provesNothingOfATreeThatIsTooSmall() {
        assertThatThrownBy(() -> MerkleProof.inclusion(3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleProof.consistency(0, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleProof.consistency(4, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<byte[]> hashes(List<Span> spans) {
        return spans.stream()
                .map(span -> root((int) span.from(), (int) span.to()))
                .toList();
    }

    private static byte[] root(int from, int to) {
        return MerkleTree.root(LEAVES.subList(from, to));
    }

    private static List<byte[]> leaves() {
        List<byte[]> made = new ArrayList<>();
        for (int leaf = 0; leaf < MOST + 2; leaf++) {
            made.add(MerkleTree.leaf(new byte[] {(byte) leaf}));
        }
        return made;
    }
}
