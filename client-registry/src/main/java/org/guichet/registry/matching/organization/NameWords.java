package org.guichet.registry.matching.organization;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that tell no organization from another: legal forms, articles, conjunctions, in English and French. */
final class NameWords {
    private static final String FILE = "/registry/matching/organization-words.csv";
    private static final Set<String> WORDS = read();

    private NameWords() {}

    static boolean tellNobodyApart(String word) {
        return WORDS.contains(word);
    }

    private static Set<String> read() {
        try (InputStream file = NameWords.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The build left out " + FILE);
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
