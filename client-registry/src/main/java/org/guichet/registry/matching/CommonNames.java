package org.guichet.registry.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.guichet.registry.matching.standard.Nicknames;
import org.guichet.registry.matching.standard.PersonName;

/** What is known of names before any file is counted: the shipped table of common ones. */
public final class CommonNames implements Frequencies {
    private static final String FILE = "/registry/matching/common-names.csv";
    private static final double PER = 10_000;

    private final Map<String, Map<String, Double>> shares = new HashMap<>();

    public CommonNames() {
        try (InputStream file = CommonNames.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The build left out " + FILE);
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("attribute,"))
                    .forEach(this::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void add(String line) {
        String[] cells = line.split(",", -1);
        PersonName.of(cells[1])
                .forEach(name -> shares.computeIfAbsent(cells[0], absent -> new HashMap<>())
                        .merge(name.joined(), Double.parseDouble(cells[2]) / PER, Double::sum));
    }

    @Override
    public OptionalDouble share(String attribute, String value) {
        Double share = shares.getOrDefault(attribute, Map.of()).get(value);
        return share == null ? OptionalDouble.empty() : OptionalDouble.of(share);
    }

    @Override
    public boolean isEstablished(String attribute, String value) {
        return share(attribute, value).isPresent() || attribute.equals("givenName") && Nicknames.isKnown(value);
    }
}
