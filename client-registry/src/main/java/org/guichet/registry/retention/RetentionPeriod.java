package org.guichet.registry.retention;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How long something is kept, in whole days, as ISO 8601 writes it: {@code P2Y}, {@code P90D}. */
record RetentionPeriod(Period period) {
    /** Privacy Regulations, s. 4(1)(a). */
    static final Period AFTER_LAST_USE = Period.ofYears(2);

    private static final int MOST_YEARS = 100;
    private static final int DAYS_OF_FOUR_YEARS = 1461;
    private static final LocalDate LEAP_DAY = LocalDate.of(2024, 2, 29);

    /** Null where it is no period, none at all, negative in part, or longer than a hundred years. */
    static @Nullable RetentionPeriod parse(@Nullable String written) {
        try {
            Period period = Period.parse(written == null ? "" : written.strip().toUpperCase(Locale.ROOT));
            boolean sane = !period.isZero()
                    && period.getYears() >= 0
                    && period.getMonths() >= 0
                    && period.getDays() >= 0
                    && period.getYears() <= MOST_YEARS
                    && period.getMonths() <= MOST_YEARS * 12
                    && period.getDays() <= MOST_YEARS * 366;
            return sane && !LEAP_DAY.minus(period).isBefore(LEAP_DAY.minusYears(MOST_YEARS))
                    ? new RetentionPeriod(period)
                    : null;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    /** Whether it is two years or more from whatever day it is counted: 730 days are not. */
    boolean reachesTwoYears() {
        return IntStream.range(0, DAYS_OF_FOUR_YEARS)
                .mapToObj(LEAP_DAY::plusDays)
                .noneMatch(day -> day.minus(period).isAfter(day.minus(AFTER_LAST_USE)));
    }

    @Override
    public String toString() {
        return period.toString();
    }
}
