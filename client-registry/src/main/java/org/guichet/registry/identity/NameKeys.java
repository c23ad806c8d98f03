package org.guichet.registry.identity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.guichet.registry.matching.Standardized;

/**
 * The keys of names, by which an agent finds a person while still typing.
 *
 * @param all every key, those of a name with the postal code among them
 * @param whole the whole name, given and family name in either order
 * @param begun the beginnings that whoever is found by what was typed shares, however her name goes on
 */
record NameKeys(Set<String> all, Set<String> whole, Set<String> begun) {
    private static final int BEGINNING = 3;
    private static final int LONGER_BEGINNING = 5;

    static NameKeys of(Standardized person) {
        Map<String, List<String>> values = new HashMap<>();
        person.comparedExactly(values::put);
        List<String> given = values.getOrDefault("givenName", List.of());
        List<String> family = values.getOrDefault("familyName", List.of());
        NameKeys keys = new NameKeys(new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (String one : given) {
            for (String other : family) {
                keys.add(one, other);
            }
        }
        for (String code : values.getOrDefault("address.postalCode", List.of())) {
            Stream.concat(given.stream(), family.stream())
                    .forEach(name -> keys.all.add("postal." + first(name, 1) + "." + code));
        }
        return keys;
    }

    private void add(String given, String family) {
        whole.add("whole." + (given.compareTo(family) < 0 ? given + "." + family : family + "." + given));
        add("family.", family, BEGINNING, given, 1);
        add("given.", given, BEGINNING, family, 1);
        add("longer.", family, LONGER_BEGINNING, given, BEGINNING);
        all.addAll(whole);
    }

    /** A name shorter than the beginning is the key of whoever is called so, and of nobody whose name goes on. */
    private void add(String kind, String name, int letters, String other, int lettersOfOther) {
        String key = kind + first(name, letters) + "." + first(other, lettersOfOther);
        all.add(key);
        if (length(name) >= letters && length(other) >= lettersOfOther) {
            begun.add(key);
        }
    }

    private static String first(String text, int letters) {
        return length(text) <= letters ? text : text.substring(0, text.offsetByCodePoints(0, letters));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
