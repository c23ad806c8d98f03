package org.guichet.demo.linkage;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which column holds which attribute. The usual names are known ({@code columns.properties}); a mapping file says
 * otherwise, {@code column=attribute} a line, {@code column=ignore} for what is not to be looked at,
 * {@code column=text} for what is to be compared as it stands.
 */
final class Columns {
    static final String FULL_NAME = "name.full";
    static final String NUMBER = "address.number";
    static final String STREET = "address.street";
    static final String YEAR = "dateOfBirth.year";
    static final String MONTH = "dateOfBirth.month";
    static final String DAY = "dateOfBirth.day";

    private static final String IGNORE = "ignore";
    private static final Set<String> UNDERSTOOD = Set.of(
            "givenName",
            "middleName",
            "familyName",
            "dateOfBirth",
            "sex",
            "phone",
            "email",
            "address.line",
            "address.unit",
            "address.locality",
            "address.province",
            "address.postalCode",
            FULL_NAME,
            NUMBER,
            STREET,
            YEAR,
            MONTH,
            DAY,
            IGNORE,
            "text");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z0-9]+");

    private final Map<String, String> usual = new HashMap<>();
    private final Map<String, String> said = new HashMap<>();
    private final Set<String> ignored = new TreeSet<>();

    Columns(@Nullable Path mapping, Set<String> ignored) {
        try (InputStream file = Columns.class.getResourceAsStream("columns.properties")) {
            if (file == null) {
                throw new IllegalStateException("The build left out columns.properties");
            }
            entries(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .forEach((attribute, names) ->
                            List.of(names.split("\\s*,\\s*")).forEach(name -> usual.put(plain(name), attribute)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        ignored.forEach(column -> this.ignored.add(plain(column)));
        if (mapping != null) {
            read(mapping);
        }
    }

    /** The attribute of each column but the first, which is the id; what is not understood is left out. */
    Map<Integer, String> of(List<String> header) {
        Map<Integer, String> attributes = new LinkedHashMap<>();
        for (int column = 1; column < header.size(); column++) {
            String name = plain(header.get(column));
            String attribute = said.getOrDefault(name, usual.getOrDefault(name, IGNORE));
            if (!ignored.contains(name) && !attribute.equals(IGNORE)) {
                attributes.put(column, attribute.equals("text") ? "text." + name : attribute);
            }
        }
        boolean inParts = attributes.containsValue(YEAR);
        attributes.replaceAll(
                (column, attribute) -> inParts && plain(header.get(column)).equals("birthday") ? DAY : attribute);
        return attributes;
    }

    private void read(Path mapping) {
        try (Reader reader = Files.newBufferedReader(mapping, StandardCharsets.UTF_8)) {
            entries(reader).forEach((column, attribute) -> {
                if (!UNDERSTOOD.contains(attribute) && !attribute.matches("(identifier|text)\\.\\w+")) {
                    throw new Unreadable(mapping + ": " + attribute + " is none of "
                            + String.join(", ", new TreeSet<>(UNDERSTOOD)) + ", identifier.NAME, text.NAME.");
                }
                said.put(plain(column), attribute);
            });
        } catch (IOException unreadable) {
            throw new Unreadable(mapping + ": this cannot be read.");
        }
    }

    private static Map<String, String> entries(Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        Map<String, String> entries = new HashMap<>();
        properties.forEach((name, value) -> {
            // A line "column,attribute" has no sign a properties file knows: all of it is the name.
            String[] pair = value.toString().isEmpty()
                    ? name.toString().split(",", 2)
                    : new String[] {name.toString(), value.toString()};
            entries.put(pair[0], pair.length > 1 ? pair[1].strip() : IGNORE);
        });
        return entries;
    }

    private static String plain(String name) {
        String letters =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        return NOT_LETTERS.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
