package org.guichet.registry.registration.load;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.registration.PlainText;
import org.guichet.registry.registration.Values;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads lines as facts by a mapping, and names everything that is wrong with one. */
final class Reading {
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "oui", "o", "vrai");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "non", "faux");
    /** Stands where bytes were no text in UTF-8. */
    private static final int UNREADABLE = 0xFFFD;

    private static final int LONGEST_REFERENCE = 200;

    private final Mapping mapping;
    private final AttributeDictionary dictionary;
    private final Values values;
    private final DateTimeFormatter dates;

    Reading(Mapping mapping, AttributeDictionary dictionary, Values values) {
        this.mapping = mapping;
        this.dictionary = dictionary;
        this.values = values;
        this.dates = mapping.dateFormat();
    }

    /**
     * A line as facts.
     *
     * @param values by attribute, as the dictionary types them; empty where anything is wrong
     * @param wrong what is wrong, as {@code column:code} or {@code column:code:arguments}
     */
    record Read(int number, String reference, Map<String, Object> values, List<String> wrong) {
        boolean isUsable() {
            return wrong.isEmpty();
        }
    }

    Read read(Line line) {
        if (!line.whole()) {
            return new Read(line.number(), "", Map.of(), List.of("row:input.columns"));
        }
        String reference = line.cells().getOrDefault(mapping.reference(), "").strip();
        Map<String, Object> read = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        if (reference.isEmpty()) {
            wrong.add(mapping.reference() + ":input.missing");
        } else if (reference.indexOf(UNREADABLE) >= 0) {
            wrong.add(mapping.reference() + ":input.encoding");
        } else if (reference.length() > LONGEST_REFERENCE || !PlainText.is(reference)) {
            wrong.add(mapping.reference() + ":input.text");
        }
        mapping.columns().forEach((column, attribute) -> {
            String cell = line.cells().getOrDefault(column, "").strip();
            if (!cell.isEmpty()) {
                String fault = fault(attribute, cell, read);
                if (fault != null) {
                    wrong.add(column + ":" + fault);
                }
            }
        });
        if (read.isEmpty() && wrong.isEmpty()) {
            wrong.add("row:input.missing");
        }
        return new Read(line.number(), reference, wrong.isEmpty() ? read : Map.of(), wrong);
    }

    private @Nullable String fault(String attribute, String cell, Map<String, Object> read) {
        if (cell.indexOf(UNREADABLE) >= 0) {
            return "input.encoding";
        }
        Object value = value(attribute, cell);
        String fault =
                values.check(attribute, attribute, value).map(Reading::said).orElse(null);
        if (fault == null) {
            read.put(attribute, values.normalised(attribute, value));
        }
        return fault;
    }

    private static String said(Wrong wrong) {
        return wrong.arguments().isEmpty()
                ? wrong.messageKey()
                : wrong.messageKey() + ":" + String.join(", ", wrong.arguments());
    }

    /** The cell as the dictionary types it; where it is nothing of the kind, as it stands, and then refused. */
    private Object value(String attribute, String cell) {
        Attribute.Type type = dictionary.find(attribute).map(Attribute::type).orElse(Attribute.Type.TEXT);
        String lower = cell.toLowerCase(Locale.ROOT);
        return switch (type) {
            case BOOLEAN -> YES.contains(lower) ? Boolean.TRUE : NO.contains(lower) ? Boolean.FALSE : cell;
            case NUMBER, MONEY -> number(cell);
            case DATE -> date(cell);
            case CODE -> code(attribute, cell);
            case LIST -> list(cell);
            case TEXT -> cell;
        };
    }

    /** In the dictionary's own spelling; where the codes are of countries, in capitals. */
    private String code(String attribute, String cell) {
        return dictionary.find(attribute).map(Attribute::codes).orElse(List.of()).stream()
                .filter(cell::equalsIgnoreCase)
                .findFirst()
                .orElse(cell.toUpperCase(Locale.ROOT));
    }

    /** An array of JSON, or texts with semicolons between them. */
    private static Object list(String cell) {
        if (!cell.startsWith("[")) {
            return Arrays.stream(cell.split(";"))
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .toList();
        }
        try {
            return JsonMapper.shared().readValue(cell, new TypeReference<List<Object>>() {});
        } catch (JacksonException wrong) {
            return cell;
        }
    }

    private static Object number(String cell) {
        try {
            return new BigDecimal(cell);
        } catch (NumberFormatException wrong) {
            return cell;
        }
    }

    private String date(String cell) {
        try {
            return LocalDate.parse(cell, dates).toString();
        } catch (DateTimeParseException wrong) {
            return cell;
        }
    }
}
