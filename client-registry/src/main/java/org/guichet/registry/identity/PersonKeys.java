package org.guichet.registry.identity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.MurmurHash3;
import org.guichet.registry.matching.BlockingKeys;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.Standardized;

/**
 * The keys under which a person is kept and looked for. To those of matching it adds the beginnings of names, by which
 * an agent finds somebody while still typing.
 *
 * @param distinguishing the keys that few people share whoever they are: a date of birth, a telephone, a postal code
 */
record PersonKeys(Set<Long> all, Set<Long> distinguishing) {
    private static final int BEGINNING = 3;
    private static final int LONGER_BEGINNING = 5;

    /**
     * Kinds that serve a file of some thousands. Among a million a third to a half of these keys are crowds, each read to
     * its limit for nothing, and whoever shares one that is none shares one of the others too.
     */
    private static final Set<BlockingKeys.Kind> OF_CROWDS = EnumSet.of(
            BlockingKeys.Kind.IDENTIFIER,
            BlockingKeys.Kind.LOCALITY_AND_NAME,
            BlockingKeys.Kind.LOCALITY_AND_MORE,
            BlockingKeys.Kind.STREET_AND_INITIAL,
            BlockingKeys.Kind.DOOR);

    PersonKeys {
        all = Set.copyOf(all);
        distinguishing = Set.copyOf(distinguishing);
    }

    static PersonKeys of(Description person) {
        Set<Long> all = new HashSet<>();
        Set<Long> distinguishing = new HashSet<>();
        Standardized standardized = Standardized.of(person);
        BlockingKeys.of(standardized).forEach((kind, keys) -> {
            if (!OF_CROWDS.contains(kind)) {
                keys.forEach(key -> all.add(hash(kind.name(), key)));
                if (kind != BlockingKeys.Kind.NAMES) {
                    keys.forEach(key -> distinguishing.add(hash(kind.name(), key)));
                }
            }
        });
        beginnings(standardized).forEach(key -> all.add(hash("BEGINNING", key)));
        return new PersonKeys(all, distinguishing);
    }

    /** A crowd was passed over, and nothing that tells its members apart was there to be looked up instead. */
    boolean isLostIn(Set<Long> crowded) {
        return all.stream().anyMatch(crowded::contains) && crowded.containsAll(distinguishing);
    }

    private static List<String> beginnings(Standardized person) {
        Map<String, List<String>> values = new HashMap<>();
        person.comparedExactly(values::put);
        List<String> given = values.getOrDefault("givenName", List.of());
        List<String> family = values.getOrDefault("familyName", List.of());
        List<String> keys = new ArrayList<>();
        for (String one : given) {
            for (String other : family) {
                keys.add("family." + first(other, BEGINNING) + "." + first(one, 1));
                keys.add("given." + first(one, BEGINNING) + "." + first(other, 1));
                keys.add("longer." + first(other, LONGER_BEGINNING) + "." + first(one, BEGINNING));
                keys.add("whole." + (one.compareTo(other) < 0 ? one + "." + other : other + "." + one));
            }
        }
        names(given, family)
                .forEach(name -> values.getOrDefault("address.postalCode", List.of())
                        .forEach(code -> keys.add("postal." + first(name, 1) + "." + code)));
        return keys;
    }

    private static List<String> names(List<String> given, List<String> family) {
        List<String> names = new ArrayList<>(given);
        names.addAll(family);
        return names;
    }

    private static String first(String text, int letters) {
        return text.codePointCount(0, text.length()) <= letters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, letters));
    }

    private static long hash(String kind, String key) {
        return MurmurHash3.hash128x64((kind + ":" + key).getBytes(StandardCharsets.UTF_8))[0];
    }
}
