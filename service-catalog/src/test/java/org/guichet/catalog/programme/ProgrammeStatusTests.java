package org.guichet.catalog.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.guichet.catalog.programme.ProgrammeStatus.State;
import org.junit.jupiter.api.Test;

class ProgrammeStatusTests {
    private static final Instant START = Instant.parse("2026-01-05T10:42:00Z");

    @Test
    void isDegradedAfterOneSilenceAndStillLetsEverythingThrough() {
        ProgrammeStatus status = ProgrammeStatus.up("oas", START).silent("no-answer", START.plusSeconds(1));

        assertThat(status.state()).isEqualTo(State.DEGRADED);
        assertThat(status.admits(20, START.plusSeconds(2))).isEqualTo(20);
    }

    @Test
    void isDownAfterThreeSilencesSinceTheFirstOfThem() {
        ProgrammeStatus status = silences(3);

        assertThat(status.state()).isEqualTo(State.DOWN);
        assertThat(status.since()).isEqualTo(START.plusSeconds(1));
        assertThat(status.lastError()).isEqualTo("http-503");
    }

    @Test
    void letsNothingThroughWhileDownAndThenOneToAskAgain() {
        ProgrammeStatus status = silences(3);
        Instant lastSilence = START.plusSeconds(3);

        assertThat(status.admits(20, lastSilence.plusSeconds(3))).isZero();
        assertThat(status.admits(20, lastSilence.plus(ProgrammeStatus.FIRST_PAUSE)))
                .isEqualTo(1);
    }

    @Test
    void asksLessAndLessOftenButAtLeastOnceInAboutAMinute() {
        ProgrammeStatus status = silences(50);

        assertThat(status.askAgainAt()).isEqualTo(START.plusSeconds(50).plus(Duration.ofSeconds(64)));
    }

    private static ProgrammeStatus silences(int count) {
        ProgrammeStatus status = ProgrammeStatus.up("oas", START);
        for (int second = 1; second <= count; second++) {
            status = status.silent("http-503", START.plusSeconds(second));
        }
        return status;
    }
}
