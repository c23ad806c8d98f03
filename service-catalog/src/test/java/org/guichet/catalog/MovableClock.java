package org.guichet.catalog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The clock of the integration tests: the real one, unless a test moves it forward. */
@Component
@Primary
public final class MovableClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    /** Runs the work as if so much time had passed. */
    public void later(Duration by, Runnable work) {
        Duration before = ahead;
        ahead = before.plus(by);
        try {
            work.run();
        } finally {
            ahead = before;
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Tests run in UTC");
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }
}
