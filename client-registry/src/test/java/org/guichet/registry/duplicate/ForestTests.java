package org.guichet.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The laws of merging. {@code MergeSequencesIT} holds the database to the same model. */
class ForestTests {
    private static final int CLIENTS = 6;

    @Property
    void undoingAMergeLeavesEverythingAsItWas(
            @ForAll @Size(max = 12) List<@IntRange(max = 35) Integer> before,
            @ForAll @IntRange(max = 5) int survivor,
            @ForAll @IntRange(max = 5) int merged) {
        Forest forest = after(before);
        Map<Integer, Object> asItWas = forest.everything();

        forest.undo(forest.merge(survivor, merged));

        assertThat(forest.everything()).isEqualTo(asItWas);
    }

    @Property
    void undoingAllInAnyOrderLeavesEveryoneWithWhatTheyHad(
            @ForAll @Size(max = 20) List<@IntRange(max = 35) Integer> pairs, @ForAll Random order) {
        Forest forest = after(pairs);
        List<Integer> standing = new ArrayList<>(forest.standing());
        Collections.shuffle(standing, order);

        standing.forEach(forest::undo);

        assertThat(forest.everything()).isEqualTo(new Forest(CLIENTS).everything());
    }

    @Property
    void whatIsToldDuringAMergeStaysWithTheIdItIsToldUnder(
            @ForAll @IntRange(max = 5) int survivor, @ForAll @IntRange(max = 5) int merged) {
        Forest forest = new Forest(CLIENTS);
        int merge = forest.merge(survivor, merged);
        forest.tell(merged, "told as one");
        forest.undo(merge);

        assertThat(forest.seen(merged).get(merged)).hasSize(2);
        if (merge > 0) {
            assertThat(forest.seen(survivor).get(survivor)).hasSize(1);
        }
    }

    @Property
    void whomAPersonToldApartStaysApartWhateverEitherIsMergedWith(
            @ForAll @IntRange(max = 5) int one,
            @ForAll @IntRange(max = 5) int other,
            @ForAll @Size(max = 12) List<@IntRange(max = 35) Integer> pairs) {
        if (one == other) {
            return;
        }
        Forest forest = new Forest(CLIENTS);
        forest.tellApart(one, other);
        pairs.forEach(pair -> forest.merge(pair / CLIENTS, pair % CLIENTS));

        assertThat(forest.toldApart(one, other) || forest.root(one) == forest.root(other))
                .isTrue();
    }

    private static Forest after(List<Integer> pairs) {
        Forest forest = new Forest(CLIENTS);
        pairs.forEach(pair -> forest.merge(pair / CLIENTS, pair % CLIENTS));
        return forest;
    }
}
