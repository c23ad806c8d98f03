package org.guichet.channel.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;

/** A period and programmes as an officer typed them; days are inclusive, in UTC as the log keeps them. */
record TypedPeriod(
        @Nullable String from,
        @Nullable String to,
        @Nullable String programmes) {
    private static final List<String> IN_ORDER = List.of("from", "to", "programmes");

    static TypedPeriod before(Instant now, int days) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new TypedPeriod(today.minusDays(days).toString(), today.toString(), null);
    }

    /** The beginning of its first day; null where it is no day. */
    @Nullable
    Instant start() {
        return startOf(day("from", from, new ArrayList<>()));
    }

    /** The end of its last day, and of today what there is of it by now; null where it is no day. */
    @Nullable
    Instant end(Instant now) {
        LocalDate last = day("to", to, new ArrayList<>());
        if (last == null) {
            return null;
        }
        return last.equals(LocalDate.ofInstant(now, ZoneOffset.UTC)) ? now : startOf(last.plusDays(1));
    }

    /** Null where none are typed. */
    @Nullable
    List<String> codes() {
        return programmes == null || programmes.isBlank()
                ? null
                : Arrays.stream(programmes.strip().split("[\\s,;]+")).toList();
    }

    /** What is wrong on the page: what cannot be read, before what was refused, each field once. */
    List<Wrong> wrong(InvalidInput refused) {
        List<Wrong> wrong = new ArrayList<>();
        day("from", from, wrong);
        day("to", to, wrong);
        refused.wrong().stream()
                .map(TypedPeriod::onPage)
                .filter(one -> wrong.stream().noneMatch(other -> other.field().equals(one.field())))
                .forEach(wrong::add);
        wrong.sort(Comparator.comparingInt(one -> IN_ORDER.indexOf(one.field())));
        return wrong;
    }

    /** The one field the page has for the programmes. */
    private static Wrong onPage(Wrong wrong) {
        return wrong.field().startsWith("programmes")
                ? new Wrong("programmes", wrong.messageKey(), wrong.arguments())
                : wrong;
    }

    private static @Nullable LocalDate day(String field, @Nullable String typed, List<Wrong> wrong) {
        try {
            LocalDate day = typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
            if (day == null || LogTimes.reach(day)) {
                return day;
            }
            wrong.add(Wrong.of(field, "input.date-range"));
            return null;
        } catch (DateTimeParseException unreadable) {
            wrong.add(Wrong.of(field, "input.date"));
            return null;
        }
    }

    private static @Nullable Instant startOf(@Nullable LocalDate day) {
        return day == null ? null : LogTimes.startOf(day);
    }
}
