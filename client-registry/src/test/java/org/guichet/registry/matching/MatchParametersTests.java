package org.guichet.registry.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.guichet.registry.matching.MatchParameters.Odds;
import org.junit.jupiter.api.Test;

class MatchParametersTests {
    private static final MatchParameters SHIPPED = MatchParameters.shipped();

    @Test
    void takesAWholeAttributeItLacksFromTheOthers() {
        Map<String, Map<Level, Odds>> fewer = new TreeMap<>(SHIPPED.attributes());
        fewer.remove("address.unit");

        assertThat(with(fewer).completedFrom(SHIPPED)).isEqualTo(with(SHIPPED.attributes()));
    }

    @Test
    void takesALevelItLacksFromTheOthersAndKeepsHowItsOwnStandToEachOther() {
        Map<Level, Odds> own = new EnumMap<>(Level.class);
        own.put(Level.EXACT, new Odds(0.8, 0.1, 0.2));
        own.put(Level.TYPO, new Odds(0.1, 0.1, 0.1));
        own.put(Level.DIFFERENT, new Odds(0.1, 0.8, 0.7));
        Map<String, Map<Level, Odds>> fewer = new TreeMap<>(SHIPPED.attributes());
        fewer.put("email", own);

        Map<Level, Odds> email = with(fewer).completedFrom(SHIPPED).of("email");
        assertThat(email.get(Level.PART)).isEqualTo(SHIPPED.of("email").get(Level.PART));
        assertThat(ratio(email)).isCloseTo(8, within(1e-9));
        assertThat(email.values().stream().mapToDouble(Odds::person).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void changesNothingOfWhatItHas() {
        assertThat(SHIPPED.completedFrom(with(new TreeMap<>()))).isEqualTo(SHIPPED);
    }

    @Test
    void countsWhichOfTheCheckedPairsAreDecidedOtherwise() {
        MatchParameters never = new MatchParameters(
                "strict",
                "by hand",
                "nothing",
                SHIPPED.prior(),
                new MatchParameters.Thresholds(500, -4, 500, -8),
                SHIPPED.attributes());

        assertThat(CheckedPairs.moves(SHIPPED, never).moves())
                .contains(new Moves.Move(Moves.Verdict.CERTAIN, Moves.Verdict.POSSIBLE, 1));
        assertThat(CheckedPairs.moves(SHIPPED, SHIPPED).moves()).allMatch(move -> move.before() == move.after());
        assertThat(CheckedPairs.wrongUnder(never)).containsExactly("same-person");
    }

    private static double ratio(Map<Level, Odds> levels) {
        Odds exact = levels.get(Level.EXACT);
        Odds typo = levels.get(Level.TYPO);
        return exact == null || typo == null ? Double.NaN : exact.person() / typo.person();
    }

    private static MatchParameters with(Map<String, Map<Level, Odds>> attributes) {
        return new MatchParameters("older", "by hand", "nothing", SHIPPED.prior(), SHIPPED.thresholds(), attributes);
    }
}
