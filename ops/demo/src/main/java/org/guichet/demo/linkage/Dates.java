package org.guichet.demo.linkage;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates with the year last are written day first or month first; a column tells which by what cannot be a month. */
final class Dates {
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})\\D(\\d{1,2})\\D(\\d{4})");
    private static final int MONTHS = 12;

    private final boolean monthFirst;

    private Dates(boolean monthFirst) {
        this.monthFirst = monthFirst;
    }

    static Dates in(Collection<String> column) {
        int first = 0;
        int second = 0;
        for (String value : column) {
            Matcher parts = YEAR_LAST.matcher(value.strip());
            if (parts.matches()) {
                first += Integer.parseInt(parts.group(1)) > MONTHS ? 1 : 0;
                second += Integer.parseInt(parts.group(2)) > MONTHS ? 1 : 0;
            }
        }
        return new Dates(second > first);
    }

    /** The date with the year first where it had it last; as it was otherwise. */
    String read(String value) {
        Matcher parts = YEAR_LAST.matcher(value.strip());
        if (!parts.matches()) {
            return value;
        }
        return parts.group(3) + "-" + parts.group(monthFirst ? 1 : 2) + "-" + parts.group(monthFirst ? 2 : 1);
    }
}
