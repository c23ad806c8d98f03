package org.guichet.channel.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;

/** The times something in the log can be of: beyond them no calendar of the platform reaches. */
final class LogTimes {
    private static final LocalDate EARLIEST = LocalDate.of(1867, 7, 1);
    private static final LocalDate LATEST = LocalDate.of(9998, 12, 31);

    private LogTimes() {}

    static boolean reach(LocalDate day) {
        return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
    }

    /** Says of an instant beyond them that it is. */
    static void check(String field, @Nullable Instant at, List<Wrong> wrong) {
        if (at != null && (at.isBefore(startOf(EARLIEST)) || at.isAfter(startOf(LATEST)))) {
            wrong.add(Wrong.of(field, "input.date-range"));
        }
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
