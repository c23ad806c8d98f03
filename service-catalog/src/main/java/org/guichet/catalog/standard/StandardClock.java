package org.guichet.catalog.standard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How the time of a standard runs: it starts on the day of the start event, which does not count, and is due at the end
 * of the last day (Interpretation Act, R.S.C. 1985, c. I-21, s. 27).
 *
 * @param days in the unit's days, 1 or more
 */
public record StandardClock(Start start, Unit unit, int days) {

    /** The event that starts the clock. */
    public enum Start {
        SUBMITTED,
        COMPLETE
    }

    /** Which days count. */
    public enum Unit {
        CALENDAR,
        BUSINESS
    }

    public StandardClock {
        if (days < 1) {
            throw new IllegalArgumentException("A standard has at least one day");
        }
    }

    Instant dueAt(Instant started, ZoneId zone) {
        LocalDate due = started.atZone(zone).toLocalDate();
        for (int left = days; left > 0; left--) {
            due = next(due);
        }
        return due.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
    }

    private LocalDate next(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (unit == Unit.BUSINESS && !BusinessDays.isBusinessDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }
}
