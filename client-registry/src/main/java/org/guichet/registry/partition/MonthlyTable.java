package org.guichet.registry.partition;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

/**
 * A table partitioned by month, with a default partition {@code …_default}. A room declares each of its own as a bean.
 *
 * @param schema the storey's schema
 * @param name the table's name; its partitions are called {@code name_2026_03}
 * @param key what the months are ranges of
 * @param column the column the table is partitioned by
 */
public record MonthlyTable(String schema, String name, Key key, String column) {
    /** What a month is a range of. */
    public enum Key {
        /** An instant, {@code timestamptz}. */
        INSTANT,
        /** A time-ordered identifier, version 7 of RFC 9562: the primary key can stay the id alone. */
        ID
    }

    String partition(YearMonth month) {
        return "%s_%d_%02d".formatted(name, month.getYear(), month.getMonthValue());
    }

    /** The first key of a month in UTC, as SQL writes it. */
    String first(YearMonth month) {
        return switch (key) {
            case INSTANT -> month + "-01 00:00:00Z";
            case ID -> firstId(month).toString();
        };
    }

    /** The lowest identifier that can be drawn in a month. */
    static UUID firstId(YearMonth month) {
        long millis = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return new UUID(millis << 16, 0);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s.%s", schema, name);
    }
}
