package org.guichet.catalog.identification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.identification.HeldAnswers.Held;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DestinationTests {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String MOBILE = "telephone.mobile";
    private static final String TEXTS = "telephone.textMessages";
    private static final Destination BY_TEXT =
            new Destination(MOBILE, OneTimeCodes.BY_TEXT, TEXTS, Verification.DOCUMENT_SEEN, Period.ofDays(30));
    private static final AskableFact LAST_FOUR = new AskableFact(
            MOBILE, "?", "?", Comparison.LAST_FOUR_DIGITS, Verification.DOCUMENT_SEEN, Period.ofDays(30));

    @Test
    void aNoThatMayNotBeReadIsANo() {
        Map<String, Fact> mobile = Map.of(MOBILE, mobile(Source.Kind.CLIENT, 60, 60));

        assertThat(BY_TEXT.among(new Held(mobile, Set.of()), NOW)).isPresent();
        assertThat(BY_TEXT.among(new Held(mobile, Set.of(TEXTS)), NOW)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PROGRAMME", "REGISTER"})
    void whatIsSentIsKnownSinceItArrivedWhateverItSaysOfItself(Source.Kind kind) {
        assertThat(serves(mobile(kind, 60, 0))).isFalse();
        assertThat(LAST_FOUR.holds(mobile(kind, 60, 0), NOW)).isFalse();
        assertThat(serves(mobile(kind, 60, 31))).isTrue();
        assertThat(LAST_FOUR.holds(mobile(kind, 60, 31), NOW)).isTrue();
        assertThat(serves(mobile(kind, 3, 31))).isFalse();
    }

    @Test
    void whatTheClientToldIsKnownSinceSheToldIt() {
        assertThat(serves(mobile(Source.Kind.CLIENT, 60, 0))).isTrue();
        assertThat(LAST_FOUR.holds(mobile(Source.Kind.CLIENT, 60, 0), NOW)).isTrue();
    }

    private static boolean serves(Fact fact) {
        return BY_TEXT.among(new Held(Map.of(MOBILE, fact), Set.of()), NOW).isPresent();
    }

    private static Fact mobile(Source.Kind kind, int collectedDaysAgo, int recordedDaysAgo) {
        return new Fact(
                new UUID(0, 1),
                MOBILE,
                "819-555-0142",
                new Source(kind, "oas"),
                Verification.SOURCE_VERIFIED,
                NOW.minus(collectedDaysAgo, ChronoUnit.DAYS),
                NOW.minus(recordedDaysAgo, ChronoUnit.DAYS),
                null,
                null,
                "desda-3",
                null,
                null);
    }
}
