package org.guichet.registry.matching.linkage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.guichet.registry.matching.Description;

/**
 * A FEBRL data set: records, and beside them which are of one person. The social security number is not read.
 *
 * @param links ids of two records of one person, joined in the order of the alphabet
 */
public record Febrl(List<String> ids, List<Description> people, Set<String> links) {
    /** Reads {@code record-linkage/febrl_dataset<number>.csv} and its links from the class path. */
    public static Febrl dataset(int number) {
        String file = "/record-linkage/febrl_dataset" + number;
        List<String[]> rows =
                lines(file + ".csv").stream().map(line -> line.split(",", -1)).toList();
        Set<String> links = new HashSet<>();
        lines(file + "_true_links.csv").forEach(line -> {
            String[] ids = line.split(",", -1);
            links.add(link(ids[0], ids[1]));
        });
        return new Febrl(
                rows.stream().map(row -> row[0]).toList(),
                rows.stream().map(Febrl::described).toList(),
                links);
    }

    public boolean isOnePerson(int a, int b) {
        return isOnePerson(ids.get(a), ids.get(b));
    }

    public boolean isOnePerson(String one, String other) {
        return links.contains(link(one, other));
    }

    /** The same with other descriptions. */
    public Febrl with(List<Description> others) {
        return new Febrl(ids, others, links);
    }

    private static Description described(String[] row) {
        Map<String, String> values = new TreeMap<>();
        values.put("givenName", row[1]);
        values.put("familyName", row[2]);
        values.put("address.line", (row[3] + " " + row[4]).strip());
        values.put("address.unit", row[5]);
        values.put("address.locality", row[6]);
        values.put("address.postalCode", row[7]);
        values.put("address.province", row[8]);
        values.put("dateOfBirth", row[9]);
        return Description.of(values);
    }

    private static String link(String a, String b) {
        return a.compareTo(b) < 0 ? a + " " + b : b + " " + a;
    }

    private static List<String> lines(String file) {
        try (InputStream stream = Febrl.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("Not on the class path: " + file);
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
