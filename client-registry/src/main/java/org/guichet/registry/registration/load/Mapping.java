package org.guichet.registry.registration.load;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.guichet.registry.client.Verification;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.PlainText;

/**
 * How a file's columns are read as attributes.
 *
 * @param source code of the register or programme the file comes from; its facts are held as that source's
 * @param reference the column in which the source numbers its people
 * @param verification how well the source has verified what it says
 * @param dates the pattern of its dates, for example {@code uuuu-MM-dd}
 * @param columns attribute code by column name
 */
public record Mapping(
        String source, String reference, Verification verification, String dates, Map<String, String> columns) {
    private static final String COLUMN = "column.";
    private static final Set<String> SETTINGS = Set.of("source", "reference", "verification", "dates");
    private static final int LONGEST_SOURCE = 100;

    public Mapping {
        // In one order always: a load that is begun again tells the same reasons in the same order.
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }

    /**
     * Reads a mapping: {@code source}, {@code reference}, and optionally {@code verification} (DECLARED), {@code dates}
     * (uuuu-MM-dd) and {@code column.NAME=attribute}. Columns that are named like attributes need no entry.
     *
     * @param header the file's columns
     * @throws UnusableMapping naming everything that is wrong with it
     */
    public static Mapping of(Properties properties, Collection<String> header, Collection<String> attributes) {
        List<String> wrong = new ArrayList<>();
        Map<String, String> said = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> said.put(name, properties.getProperty(name).strip()));
        said.keySet().stream()
                .filter(name -> !SETTINGS.contains(name) && !name.startsWith(COLUMN))
                .forEach(name -> wrong.add(name + " is not a setting of a mapping"));
        String source = said.getOrDefault("source", "");
        String reference = said.getOrDefault("reference", "");
        if (source.isEmpty() || source.length() > LONGEST_SOURCE || !PlainText.is(source)) {
            wrong.add("source is missing: the code of the register the file comes from");
        }
        if (source.equals(NewFact.OWN_PARTY)) {
            wrong.add("source is " + source + ", which is the platform's own: name the register the file comes from");
        }
        if (!header.contains(reference)) {
            wrong.add("reference must name the column that numbers the people; the columns are " + header);
        }
        Map<String, String> columns = new TreeMap<>();
        header.stream().filter(attributes::contains).forEach(column -> columns.put(column, column));
        said.forEach((name, attribute) -> {
            if (name.startsWith(COLUMN)) {
                columns.put(name.substring(COLUMN.length()), attribute);
            }
        });
        columns.values().stream()
                .distinct()
                .filter(attribute -> Collections.frequency(columns.values(), attribute) > 1)
                .forEach(attribute -> wrong.add("several columns are read as " + attribute));
        columns.forEach((column, attribute) -> {
            if (!header.contains(column)) {
                wrong.add("the file has no column " + column);
            }
            if (!attributes.contains(attribute)) {
                wrong.add("the dictionary has no attribute " + attribute);
            }
        });
        if (columns.isEmpty()) {
            wrong.add("no column is read as an attribute: add column.NAME=attribute");
        }
        String verification = said.getOrDefault("verification", Verification.DECLARED.name());
        if (Arrays.stream(Verification.values()).noneMatch(one -> one.name().equals(verification))) {
            wrong.add("verification is one of " + Arrays.toString(Verification.values()));
        }
        String dates = said.getOrDefault("dates", "uuuu-MM-dd");
        if (!isPattern(dates)) {
            wrong.add("dates is a pattern such as uuuu-MM-dd or dd/MM/uuuu");
        }
        if (!wrong.isEmpty()) {
            throw new UnusableMapping(wrong);
        }
        return new Mapping(source, reference, Verification.valueOf(verification), dates, columns);
    }

    private static boolean isPattern(String dates) {
        try {
            return LocalDate.EPOCH.format(format(dates)).length() > 0;
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return false;
        }
    }

    DateTimeFormatter dateFormat() {
        return format(dates);
    }

    private static DateTimeFormatter format(String dates) {
        return DateTimeFormatter.ofPattern(dates, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** The same mapping is the same text. */
    String canonical() {
        return String.join("\n", source, reference, verification.name(), dates, new TreeMap<>(columns).toString());
    }

    /** The mapping does not fit the file or the dictionary. */
    public static final class UnusableMapping extends IllegalArgumentException {
        UnusableMapping(List<String> wrong) {
            super(String.join("; ", wrong));
        }
    }
}
