package org.guichet.catalog.programme;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a programme answers just now. It is also the circuit breaker: while DOWN, one message asks again from time
 * to time and all others wait.
 *
 * @param since when it began to answer, or when it first did not
 * @param failures how many times in a row it did not answer
 * @param lastError a plain code such as {@code no-answer} or {@code http-503}
 * @param askAgainAt while DOWN, nothing is sent before this instant
 */
public record ProgrammeStatus(
        String programme,
        State state,
        Instant since,
        int failures,
        @Nullable String lastError,
        @Nullable Instant askAgainAt) {
    private static final int FAILURES_UNTIL_DOWN = 3;
    private static final int MOST_DOUBLINGS = 4;
    static final Duration FIRST_PAUSE = Duration.ofSeconds(4);

    /** UP: answers. DEGRADED: did not answer just now. DOWN: has not answered several times in a row. */
    public enum State {
        UP,
        DEGRADED,
        DOWN
    }

    static ProgrammeStatus up(String programme, Instant now) {
        return new ProgrammeStatus(programme, State.UP, now, 0, null, null);
    }

    /** True where it answers, as far as we know. */
    public boolean answers() {
        return state == State.UP;
    }

    /** How many of so many messages may be sent now: all, one to ask again, or none. */
    public int admits(int messages, Instant now) {
        if (state != State.DOWN) {
            return messages;
        }
        return askAgainAt != null && askAgainAt.isAfter(now) ? 0 : Math.min(1, messages);
    }

    ProgrammeStatus silent(String error, Instant now) {
        int inARow = failures + 1;
        Instant start = state == State.UP ? now : since;
        if (inARow < FAILURES_UNTIL_DOWN) {
            return new ProgrammeStatus(programme, State.DEGRADED, start, inARow, error, null);
        }
        int doublings = Math.min(inARow - FAILURES_UNTIL_DOWN, MOST_DOUBLINGS);
        Instant later = now.plus(FIRST_PAUSE.multipliedBy(1L << doublings));
        return new ProgrammeStatus(programme, State.DOWN, start, inARow, error, later);
    }
}
