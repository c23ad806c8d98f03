package org.guichet.registry.consent;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wrote field by field, and keeps what is wrong until all of it is read. */
public final class Reading {
    public static final int SHORT = 500;
    static final int LONG = 2000;
    private static final LocalDate EARLIEST = LocalDate.of(1867, 1, 1);
    private static final int YEARS_AHEAD = 100;

    private final List<Wrong> wrong = new ArrayList<>();
    private final LocalDate today;

    public Reading(LocalDate today) {
        this.today = today;
    }

    /** A text that is needed; empty where something is wrong with it. */
    public String text(String field, @Nullable String written, int longest) {
        String text = optional(field, written, longest);
        if (text == null && isFine(field)) {
            wrong(field, "input.required");
        }
        return text == null ? "" : text;
    }

    public @Nullable String optional(String field, @Nullable String written, int longest) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String text = written.strip();
        if (text.codePointCount(0, text.length()) > longest) {
            wrong.add(Wrong.of(field, "input.too-long", String.valueOf(longest)));
            return null;
        }
        if (text.codePoints().anyMatch(one -> Character.isISOControl(one) && one != '\n' && one != '\r')) {
            wrong(field, "input.text");
            return null;
        }
        return text;
    }

    /** A text in both languages or in none: the one that is missing is named. */
    void both(String english, @Nullable String en, String french, @Nullable String fr) {
        if ((en == null) != (fr == null)) {
            String missing = en == null ? english : french;
            if (isFine(missing)) {
                wrong(missing, "input.required");
            }
        }
    }

    String form(String field, @Nullable String written, Pattern form) {
        String text = text(field, written, SHORT);
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            wrong(field, "input.form");
        }
        return text;
    }

    List<String> choices(String field, @Nullable List<String> written, Predicate<String> known) {
        List<String> choices = written == null
                ? List.of()
                : written.stream()
                        .filter(Objects::nonNull)
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .distinct()
                        .toList();
        if (choices.isEmpty()) {
            wrong(field, "input.required");
        } else if (!choices.stream().allMatch(known)) {
            wrong(field, "input.choice");
        }
        return choices;
    }

    public @Nullable LocalDate day(String field, @Nullable String written, boolean needed) {
        if (written == null || written.isBlank()) {
            if (needed) {
                wrong(field, "input.required");
            }
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(written.strip());
            if (!day.isBefore(EARLIEST) && !day.isAfter(today.plusYears(YEARS_AHEAD))) {
                return day;
            }
            wrong(field, "input.date-range");
        } catch (DateTimeParseException unreadable) {
            wrong(field, "input.date");
        }
        return null;
    }

    /** A last day: neither over already, nor before the first. */
    @Nullable
    LocalDate lastDay(String field, @Nullable String written, @Nullable LocalDate first) {
        LocalDate last = day(field, written, false);
        if (last != null && (last.isBefore(today) || (first != null && last.isBefore(first)))) {
            wrong(field, "input.date-range");
        }
        return last;
    }

    public void wrong(String field, String key) {
        wrong.add(Wrong.of(field, key));
    }

    public LocalDate today() {
        return today;
    }

    /** @throws InvalidInput naming every wrong field */
    public void refuse() {
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }

    /** Whether nothing is wrong with the field so far. */
    public boolean isFine(String field) {
        return wrong.stream().noneMatch(one -> one.field().equals(field));
    }
}
