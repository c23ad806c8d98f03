package org.guichet.registry.vigilance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** Snooping in whole years the rules were not tuned on: {@code ops/bench vigilance} prints the same figures, and more. */
class SnoopingIT {
    @Test
    void findsMostSnoopingAndLittleElse() {
        List<Figures> years = Figures.UNSEEN.parallelStream().map(Figures::of).toList();

        assertThat(years).allSatisfy(year -> assertThat(year.looks()).isGreaterThanOrEqualTo(2000 * year.snoopLooks()));
        assertThat(sum(years, Figures::trueAlerts) / sum(years, Figures::alerts))
                .as("precision")
                .isGreaterThanOrEqualTo(0.8);
        assertThat(sum(years, Figures::found) / sum(years, Figures::incidents))
                .as("recall")
                .isGreaterThanOrEqualTo(0.8);
    }

    private static double sum(List<Figures> years, ToIntFunction<Figures> figure) {
        return years.stream().mapToInt(figure).sum();
    }
}
