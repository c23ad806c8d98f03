package org.guichet.catalog.maturity;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** The time whose events are counted: from (inclusive) to (exclusive). */
public record Window(Instant from, Instant to) {
    static Window endingNow(Clock clock, Period length) {
        Instant now = clock.instant();
        return new Window(now.atZone(ZoneOffset.UTC).minus(length).toInstant(), now);
    }
}
