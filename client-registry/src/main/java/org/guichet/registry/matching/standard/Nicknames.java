package org.guichet.registry.matching.standard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which given names are used for one another: a line of the data file is a name with its short and pet forms. */
public final class Nicknames {
    private static final String FILE = "/registry/matching/nicknames.csv";
    private static final Map<String, Set<Integer>> LINES = read();

    private Nicknames() {}

    /** Whether one may be a form of the other. Not transitive: Bert is Albert and Robert, who are not each other. */
    public static boolean areForms(String a, String b) {
        Set<Integer> lines = LINES.get(a);
        Set<Integer> others = LINES.get(b);
        return lines != null && others != null && !Collections.disjoint(lines, others);
    }

    /** A given name that people bear, so not another one's misspelling. */
    public static boolean isKnown(String name) {
        return LINES.containsKey(name);
    }

    private static Map<String, Set<Integer>> read() {
        Map<String, Set<Integer>> lines = new HashMap<>();
        try (InputStream file = Nicknames.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The build left out " + FILE);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                for (String name : line.startsWith("#") ? new String[0] : line.split(",")) {
                    lines.computeIfAbsent(Plain.joined(name), absent -> new HashSet<>())
                            .add(number);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        lines.remove("");
        return Map.copyOf(lines);
    }
}
