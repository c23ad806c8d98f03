package org.guichet.registry.export;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guichet.registry.client.Attribute;
import org.jspecify.annotations.Nullable;

/** Values as people read them: labels for codes, days and times as they are written, numbers as they are grouped. */
final class Shown {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final ExportWords words;
    private final Map<String, String> attributes;
    private final DateTimeFormatter time;
    private final DateTimeFormatter day;
    private final NumberFormat numbers;

    Shown(ExportWords words, List<Attribute> attributes, ZoneId zone) {
        Locale language = words.language();
        this.words = words;
        this.attributes = attributes.stream().collect(Collectors.toMap(Attribute::code, one -> one.label(language)));
        time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.LONG)
                .withLocale(language)
                .withZone(zone);
        day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language);
        numbers = NumberFormat.getInstance(language);
        numbers.setMaximumFractionDigits(20);
    }

    String text(String column, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Boolean yes -> words.of(yes ? "yes" : "no");
            case Instant at -> time.format(at);
            case LocalDate on -> day.format(on);
            case Number number -> numbers.format(number);
            case List<?> list -> list.stream().map(one -> text(column, one)).collect(Collectors.joining(", "));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> text("attribute", entry.getKey()) + ": " + text(column, entry.getValue()))
                        .collect(Collectors.joining("; "));
            default -> text(column, value.toString());
        };
    }

    private String text(String column, String value) {
        if (column.equals("attribute") || column.equals("attributes") || column.equals("field")) {
            return attributes.getOrDefault(value, value);
        }
        return CODE.matcher(value).matches() ? words.find("value." + value).orElse(value) : value;
    }
}
