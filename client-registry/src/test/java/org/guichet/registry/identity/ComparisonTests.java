package org.guichet.registry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.guichet.registry.identity.Comparison.Counts;
import org.guichet.registry.matching.Moves;
import org.guichet.registry.matching.Moves.Verdict;
import org.junit.jupiter.api.Test;

class ComparisonTests {
    @Test
    void countsPairsByHowTheyAreDecidedBeforeAndAfterAndThoseThatMove() {
        Counts counts = Counts.of(new Moves(List.of(
                new Moves.Move(Verdict.CERTAIN, Verdict.CERTAIN, 2),
                new Moves.Move(Verdict.POSSIBLE, Verdict.CERTAIN, 1),
                new Moves.Move(Verdict.POSSIBLE, Verdict.NONE, 4),
                new Moves.Move(Verdict.NONE, Verdict.NONE, 3))));

        assertThat(counts.pairs()).isEqualTo(10);
        assertThat(counts.before()).isEqualTo(Map.of("CERTAIN", 2L, "POSSIBLE", 5L, "NONE", 3L));
        assertThat(counts.after()).isEqualTo(Map.of("CERTAIN", 3L, "POSSIBLE", 0L, "NONE", 7L));
        assertThat(counts.moved()).isEqualTo(5);
        assertThat(counts.moves())
                .containsExactly(
                        new Comparison.Move("POSSIBLE", "CERTAIN", 1), new Comparison.Move("POSSIBLE", "NONE", 4));
    }
}
