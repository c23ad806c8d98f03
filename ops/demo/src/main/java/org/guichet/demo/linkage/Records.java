package org.guichet.demo.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.guichet.registry.matching.Description;

/** The rows of a table as descriptions: what lies in several columns is put together. */
final class Records {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("(\\d+)\\.0");

    private final Map<Integer, String> attributes;
    private final Map<Integer, Dates> dates = new HashMap<>();

    Records(Table table, Map<Integer, String> attributes) {
        this.attributes = attributes;
        attributes.forEach((column, attribute) -> {
            if (attribute.equals("dateOfBirth")) {
                dates.put(
                        column,
                        Dates.in(table.rows().stream()
                                .map(row -> row.get(column))
                                .toList()));
            }
        });
    }

    Description read(List<String> row) {
        Map<String, List<String>> values = new TreeMap<>();
        attributes.forEach((column, attribute) -> {
            String value = WHOLE_NUMBER.matcher(row.get(column).strip()).replaceFirst("$1");
            Dates order = dates.get(column);
            if (!value.isEmpty()) {
                values.computeIfAbsent(attribute, absent -> new ArrayList<>())
                        .add(order == null ? value : order.read(value));
            }
        });
        line(values);
        birth(values);
        name(values);
        return new Description(values, Set.of());
    }

    private static void line(Map<String, List<String>> values) {
        List<String> parts = new ArrayList<>(taken(values, Columns.NUMBER));
        parts.addAll(taken(values, Columns.STREET));
        if (!parts.isEmpty()) {
            add(values, "address.line", String.join(" ", parts));
        }
    }

    private static void birth(Map<String, List<String>> values) {
        List<String> year = taken(values, Columns.YEAR);
        List<String> month = taken(values, Columns.MONTH);
        List<String> day = taken(values, Columns.DAY);
        if (!year.isEmpty()) {
            String date = year.getFirst();
            if (!month.isEmpty()) {
                date += "-" + month.getFirst();
                date += day.isEmpty() ? "" : "-" + day.getFirst();
            }
            add(values, "dateOfBirth", date);
        }
    }

    /** "Roy, Marie" or "Marie Roy": the family name is what stands before the comma, or last. */
    private static void name(Map<String, List<String>> values) {
        for (String name : taken(values, Columns.FULL_NAME)) {
            int comma = name.indexOf(',');
            int space = name.lastIndexOf(' ');
            if (comma > 0) {
                add(values, "familyName", name.substring(0, comma));
                add(values, "givenName", name.substring(comma + 1));
            } else if (space > 0) {
                add(values, "givenName", name.substring(0, space));
                add(values, "familyName", name.substring(space + 1));
            } else {
                add(values, "familyName", name);
            }
        }
    }

    private static List<String> taken(Map<String, List<String>> values, String attribute) {
        List<String> some = values.remove(attribute);
        return some == null ? List.of() : some;
    }

    private static void add(Map<String, List<String>> values, String attribute, String value) {
        values.computeIfAbsent(attribute, absent -> new ArrayList<>()).add(value);
    }
}
