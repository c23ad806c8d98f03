package org.guichet.catalog.maturity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.guichet.catalog.maturity.Reading.State;
import org.junit.jupiter.api.Test;

class LevelsTests {
    private static final Indicator PREFILL = indicator(
            "prefill",
            false,
            Map.of(Level.PRACTICING, share("0.6"), Level.OPTIMIZING, share("0.8"), Level.LEADING, share("0.95")));
    private static final Indicator ASKED_AGAIN = indicator(
            "asked-again",
            true,
            Map.of(Level.PRACTICING, share("0.1"), Level.OPTIMIZING, share("0.05"), Level.LEADING, share("0.02")));
    private static final Indicator INTAKE = indicator(
            "intake",
            false,
            Map.of(
                    Level.DEVELOPING,
                    share("0.6"),
                    Level.PRACTICING,
                    share("0.8"),
                    Level.OPTIMIZING,
                    share("0.9"),
                    Level.LEADING,
                    share("1.0")));

    @Test
    void takesTheHighestLevelThatHoldsWithEveryLowerOne() {
        Standing standing = Levels.of(List.of(reading(PREFILL, 96, 100), reading(ASKED_AGAIN, 5, 100)));

        assertThat(standing.level()).isEqualTo(Level.OPTIMIZING);
        assertThat(standing.blockedBy()).singleElement().satisfies(block -> {
            assertThat(block.id()).isEqualTo("asked-again");
            assertThat(block.level()).isEqualTo(Level.LEADING);
            assertThat(block.state()).isEqualTo(State.NOT_MET);
        });
    }

    @Test
    void reachesTheTop() {
        assertThat(Levels.of(List.of(reading(INTAKE, 30, 30)))).isEqualTo(new Standing(Level.LEADING, List.of()));
    }

    @Test
    void saysNothingOfTooFewCases() {
        Standing standing = Levels.of(List.of(reading(INTAKE, 1, 1)));

        assertThat(standing.level()).isEqualTo(Level.INSUFFICIENT_DATA);
        assertThat(standing.blockedBy()).singleElement().satisfies(block -> {
            assertThat(block.have()).isEqualTo(1);
            assertThat(block.needed()).isEqualTo(30);
        });
    }

    @Test
    void isNotDemonstratedWhereTheLowestLevelFails() {
        assertThat(Levels.of(List.of(reading(INTAKE, 17, 30))).level()).isEqualTo(Level.NOT_DEMONSTRATED);
    }

    @Test
    void isDevelopingOnceAnythingCanBeComputedWhereNothingIsAskedForIt() {
        assertThat(Levels.of(List.of(reading(PREFILL, 1, 40), reading(ASKED_AGAIN, 40, 40)))
                        .level())
                .isEqualTo(Level.DEVELOPING);
        assertThat(Levels.of(List.of(reading(PREFILL, 1, 29), reading(ASKED_AGAIN, 0, 29)))
                        .level())
                .isEqualTo(Level.INSUFFICIENT_DATA);
    }

    @Test
    void isKeptFromALevelByWhatIsNotRecorded() {
        Standing standing = Levels.of(List.of(reading(INTAKE, 30, 30), Reading.notRecorded(PREFILL)));

        assertThat(standing.level()).isEqualTo(Level.DEVELOPING);
        assertThat(standing.blockedBy())
                .singleElement()
                .satisfies(block -> assertThat(block.state()).isEqualTo(State.NOT_RECORDED));
    }

    @Test
    void comparesCountsThemselvesAndSamplesCautiously() {
        Indicator sample =
                new Indicator("survey", "survey", false, false, PREFILL.thresholds(), "", Period.ofDays(90), 30, true);

        assertThat(reading(PREFILL, 24, 30).at(Level.OPTIMIZING)).isEqualTo(State.MET);
        assertThat(reading(sample, 24, 30).at(Level.OPTIMIZING)).isEqualTo(State.NOT_MET);
        assertThat(Interval.of(24, 30)).isEqualTo(new Interval(share("0.6269"), share("0.9049")));
    }

    @Test
    void doesNotLetARoundedShareThrough() {
        Reading reading = reading(PREFILL, 599_999, 1_000_000);

        assertThat(reading.value()).isEqualByComparingTo("0.6");
        assertThat(reading.at(Level.PRACTICING)).isEqualTo(State.NOT_MET);
    }

    @Test
    void staysAtDevelopingWhileAGuardrailIsBroken() {
        Standing leading = new Standing(Level.LEADING, List.of());

        assertThat(Levels.guarded(leading, 99, 100).level()).isEqualTo(Level.DEVELOPING);
        assertThat(Levels.guarded(leading, 100, 100)).isEqualTo(leading);
    }

    @Test
    void rollsChannelsUpWithoutAveraging() {
        Map<String, Standing> channels = Map.of(
                "ONLINE",
                at(Level.OPTIMIZING),
                "PHONE",
                at(Level.OPTIMIZING),
                "IN_PERSON",
                at(Level.OPTIMIZING),
                "MAIL",
                at(Level.DEVELOPING));

        assertThat(Levels.rolledUp(channels, Map.of("ONLINE", 90L, "MAIL", 10L)).level())
                .isEqualTo(Level.OPTIMIZING);
        assertThat(Levels.rolledUp(channels, Map.of("ONLINE", 70L, "MAIL", 30L)).level())
                .isEqualTo(Level.PRACTICING);
        assertThat(Levels.rolledUp(Map.of("MAIL", at(Level.INSUFFICIENT_DATA)), Map.of())
                        .level())
                .isEqualTo(Level.INSUFFICIENT_DATA);
        assertThat(Levels.rolledUp(Map.of("MAIL", at(Level.NOT_DEMONSTRATED)), Map.of())
                        .level())
                .isEqualTo(Level.NOT_DEMONSTRATED);
    }

    private static Reading reading(Indicator indicator, long numerator, long denominator) {
        return Reading.of(indicator, null, numerator, denominator);
    }

    private static Standing at(Level level) {
        return new Standing(level, List.of());
    }

    private static Indicator indicator(String id, boolean lower, Map<Level, BigDecimal> thresholds) {
        return new Indicator(id, id, false, lower, thresholds, "proposal", Period.ofDays(90), 30, false);
    }

    private static BigDecimal share(String text) {
        return new BigDecimal(text);
    }
}
