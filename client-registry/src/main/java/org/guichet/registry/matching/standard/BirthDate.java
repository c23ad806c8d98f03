package org.guichet.registry.matching.standard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date of birth as it was written down, possible or not; 0 stands for a part that is not known.
 *
 * @param digits the eight digits of a full date, year first; empty where only a part is known
 * @param possible whether the calendar has such a day (29 February only in leap years)
 */
public record BirthDate(int year, int month, int day, String digits, boolean possible) {
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})(?:\\D(\\d{1,2})(?:\\D(\\d{1,2}).*)?)?");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})\\D(\\d{1,2})\\D(\\d{4})");
    private static final Pattern FILLER = Pattern.compile("(\\d)\\1{7}|0000\\d{4}|\\d{4}0000");
    private static final int GENERATION = 12;

    /** The date, or nothing where it cannot be read as one or is a filler such as 99999999. */
    public static List<BirthDate> of(String text) {
        String written = AROUND.matcher(text).replaceAll("");
        for (Pattern form : List.of(COMPACT, YEAR_FIRST)) {
            Matcher parts = form.matcher(written);
            if (parts.matches()) {
                return of(number(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
            }
        }
        // Day first, as most of the world writes it; files of another habit say so and are turned before.
        Matcher parts = YEAR_LAST.matcher(written);
        return parts.matches() ? of(number(parts.group(3)), number(parts.group(2)), number(parts.group(1))) : List.of();
    }

    private static List<BirthDate> of(int year, int month, int day) {
        String digits = month == 0 || day == 0 ? "" : "%04d%02d%02d".formatted(year, month, day);
        if (year == 0 || FILLER.matcher(digits).matches()) {
            return List.of();
        }
        return List.of(new BirthDate(year, month, day, digits, digits.isEmpty() || inCalendar(year, month, day)));
    }

    public boolean isFull() {
        return !digits.isEmpty();
    }

    /** Day and month changed places. */
    public boolean isTurned(BirthDate other) {
        return isFull() && other.isFull() && year == other.year && month == other.day && day == other.month;
    }

    /** One wrong digit or two neighbours changed, and not so far apart that it may be parent and child. */
    public boolean isSlip(BirthDate other) {
        return isFull()
                && other.isFull()
                && Math.abs(year - other.year) < GENERATION
                && Closeness.isOneEdit(digits, other.digits);
    }

    /** All that is known of both is the same, or two of the three parts are. */
    public boolean isPartly(BirthDate other) {
        int same = (year == other.year ? 1 : 0)
                + (month != 0 && month == other.month ? 1 : 0)
                + (day != 0 && day == other.day ? 1 : 0);
        return isFull() && other.isFull() ? same >= 2 : sameKnown(other);
    }

    private boolean sameKnown(BirthDate other) {
        return year == other.year && (month == 0 || other.month == 0 || month == other.month);
    }

    private static boolean inCalendar(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day).getYear() > 0;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
