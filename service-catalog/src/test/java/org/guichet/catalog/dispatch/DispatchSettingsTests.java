package org.guichet.catalog.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.guichet.catalog.dispatch.ClaimRows.End;
import org.guichet.catalog.dispatch.ClaimRows.Held;
import org.junit.jupiter.api.Test;

class DispatchSettingsTests {
    private static final Instant NOW = Instant.parse("2026-01-05T10:42:00Z");
    private static final Failure SILENT = new Failure(Failure.Kind.SILENT, "no-answer");

    private final DispatchSettings settings =
            new DispatchSettings(Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofHours(2), 24);

    @Test
    void doublesThePauseAfterEachAttemptUpToTheLongest() {
        assertThat(settings.pauseAfter(1, 0.999_999)).isBetween(Duration.ofMillis(998), Duration.ofSeconds(1));
        assertThat(settings.pauseAfter(5, 0.999_999)).isBetween(Duration.ofMillis(15_998), Duration.ofSeconds(16));
        assertThat(settings.pauseAfter(200, 0.999_999)).isBetween(Duration.ofMinutes(119), Duration.ofHours(2));
    }

    @Test
    void takesHalfOfThePauseAtRandom() {
        assertThat(settings.pauseAfter(5, 0)).isEqualTo(Duration.ofSeconds(8));
        assertThat(settings.pauseAfter(5, 0.5)).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void triesAgainLaterWhileAttemptsAreLeft() {
        End end = settings.afterFailure(new Held("oas", 3, null), SILENT, NOW, 0);

        assertThat(end).isEqualTo(new End(DispatchState.DUE, "no-answer", NOW, NOW.plusSeconds(2)));
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        assertThat(settings.afterFailure(new Held("oas", 24, null), SILENT, NOW, 0)
                        .next())
                .isEqualTo(DispatchState.DEAD);
    }

    @Test
    void givesUpAtOnceWhereTryingAgainIsUseless() {
        Failure refused = new Failure(Failure.Kind.REFUSED, "http-422");

        assertThat(settings.afterFailure(new Held("oas", 1, null), refused, NOW, 0)
                        .next())
                .isEqualTo(DispatchState.DEAD);
    }

    @Test
    void stopsWhatWasToBeStoppedMeanwhile() {
        Held withdrawn = new Held("oas", 1, "application-withdrawn");

        End end = settings.afterFailure(withdrawn, SILENT, NOW, 0);

        assertThat(end.next()).isEqualTo(DispatchState.STOPPED);
        assertThat(end.error()).isEqualTo("application-withdrawn");
    }
}
