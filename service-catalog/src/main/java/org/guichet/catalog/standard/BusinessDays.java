package org.guichet.catalog.standard;

import static java.time.temporal.TemporalAdjusters.firstInMonth;
import static java.time.temporal.TemporalAdjusters.previous;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Days on which the Government of Canada works: Monday to Friday but the holidays of the Interpretation Act
 * (R.S.C. 1985, c. I-21, s. 35) and Easter Monday, as the public service keeps them.
 */
final class BusinessDays {
    private BusinessDays() {}

    static boolean isBusinessDay(LocalDate day) {
        return !isWeekend(day) && !holidays(day.getYear()).contains(day);
    }

    private static Set<LocalDate> holidays(int year) {
        LocalDate easter = easter(year);
        LocalDate christmas = kept(LocalDate.of(year, Month.DECEMBER, 25));
        LocalDate boxing = LocalDate.of(year, Month.DECEMBER, 26);
        return Stream.of(
                        kept(LocalDate.of(year, Month.JANUARY, 1)),
                        easter.minusDays(2),
                        easter.plusDays(1),
                        LocalDate.of(year, Month.MAY, 25).with(previous(DayOfWeek.MONDAY)),
                        kept(LocalDate.of(year, Month.JULY, 1)),
                        LocalDate.of(year, Month.SEPTEMBER, 1).with(firstInMonth(DayOfWeek.MONDAY)),
                        kept(LocalDate.of(year, Month.SEPTEMBER, 30)),
                        LocalDate.of(year, Month.OCTOBER, 1)
                                .with(firstInMonth(DayOfWeek.MONDAY))
                                .plusWeeks(1),
                        kept(LocalDate.of(year, Month.NOVEMBER, 11)),
                        christmas,
                        kept(boxing).equals(christmas) ? christmas.plusDays(1) : kept(boxing))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A holiday on a weekend is kept on the next Monday. */
    private static LocalDate kept(LocalDate holiday) {
        return switch (holiday.getDayOfWeek()) {
            case SATURDAY -> holiday.plusDays(2);
            case SUNDAY -> holiday.plusDays(1);
            default -> holiday;
        };
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Gregorian Easter Sunday (anonymous algorithm; Meeus, Astronomical Algorithms, ch. 8). */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }
}
