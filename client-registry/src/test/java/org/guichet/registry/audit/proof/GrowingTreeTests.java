package org.guichet.registry.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GrowingTreeTests {
    /** The inputs and roots with which implementations of Certificate Transparency are tried. */
    private static final List<String> ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void hasTheRootsOthersComputed() {
        GrowingTree tree = new GrowingTree();
        for (int index = 0; index < ENTRIES.size(); index++) {
            tree.add(MerkleTree.leaf(HexFormat.of().parseHex(ENTRIES.get(index))));
            assertThat(HexFormat.of().formatHex(tree.root())).isEqualTo(ROOTS.get(index));
        }
    }

    @Property(tries = 60)
    void isTheTreeOverAllLeavesHoweverOftenItWasPutAway(
            @ForAll @IntRange(min = 1, max = 600) int size, @ForAll @IntRange(min = 1, max = 50) int step) {
        List<byte[]> leaves = new ArrayList<>(leaves(size).toList());
        GrowingTree tree = new GrowingTree();
        for (int index = 0; index < size; index++) {
            tree.add(leaves.get(index));
            tree = index % step == 0 ? GrowingTree.of(tree.size(), tree.subtrees()) : tree;
        }

        assertThat(tree.size()).isEqualTo(size);
        assertThat(tree.root()).isEqualTo(MerkleTree.root(leaves));
        assertThat(new Checkpoint("log", size, Checkpoint.lines(tree).get(1)).fits(tree))
                .isTrue();
    }

    @Test
    void refusesSubtreesOfAnotherSize() {
        GrowingTree tree = new GrowingTree();
        leaves(5).forEach(tree::add);

        assertThatThrownBy(() -> GrowingTree.of(7, tree.subtrees())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Stream<byte[]> leaves(int number) {
        return IntStream.range(0, number)
                .mapToObj(index -> MerkleTree.leaf(Integer.toString(index).getBytes(StandardCharsets.UTF_8)));
    }
}
