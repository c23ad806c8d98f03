package org.guichet.registry.matching.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A given or family name in one spelling.
 *
 * @param joined all its words together, by which equal names are told
 * @param words its words without particles; never empty
 * @param sound how the first word sounds; where the script has no sound rules, its first letters
 * @param generation what tells a parent from a child of the same name ("jr", "2"), empty where nothing does
 */
public record PersonName(String joined, List<String> words, String sound, String generation) {
    private static final Set<String> PARTICLES = Set.of(
            "de", "la", "le", "les", "du", "des", "del", "della", "di", "da", "dos", "das", "van", "der", "den", "von",
            "zu", "ter", "ten", "el", "al", "bin", "ibn", "ben", "y", "e");
    private static final Set<String> TITLES =
            Set.of("mr", "mrs", "ms", "miss", "dr", "prof", "m", "mme", "mlle", "monsieur", "madame", "sir", "rev");
    private static final Map<String, String> GENERATIONS = Map.ofEntries(
            Map.entry("jr", "jr"),
            Map.entry("junior", "jr"),
            Map.entry("fils", "jr"),
            Map.entry("sr", "sr"),
            Map.entry("senior", "sr"),
            Map.entry("pere", "sr"),
            Map.entry("ii", "2"),
            Map.entry("iii", "3"),
            Map.entry("iv", "4"));
    private static final int FIRST_LETTERS = 3;
    private static final int MAC_NAME = 6;

    public PersonName {
        words = List.copyOf(words);
    }

    /** The name, or nothing where no letter is left of it. */
    public static List<PersonName> of(String text) {
        List<String> words = new ArrayList<>(Plain.words(text));
        if (words.size() > 1 && TITLES.contains(words.getFirst())) {
            words.removeFirst();
        }
        String generation = "";
        while (words.size() > 1 && GENERATIONS.containsKey(words.getLast())) {
            generation = GENERATIONS.getOrDefault(words.removeLast(), "");
        }
        words.replaceAll(PersonName::usual);
        if (words.isEmpty()) {
            return List.of();
        }
        List<String> bearing = words.stream()
                .filter(Predicate.not(PARTICLES::contains))
                .distinct()
                .toList();
        List<String> kept = bearing.isEmpty() ? words.stream().distinct().toList() : bearing;
        return List.of(new PersonName(usual(Plain.cut(String.join("", words))), kept, sound(kept), generation));
    }

    public String first() {
        return words.getFirst();
    }

    public boolean isInitial() {
        return joined.codePointCount(0, joined.length()) == 1;
    }

    private static String sound(List<String> words) {
        String sound = Closeness.sound(words.getFirst());
        String first = words.getFirst();
        return sound.isEmpty() ? first.substring(0, Math.min(FIRST_LETTERS, first.length())) : sound;
    }

    private static String usual(String word) {
        if (word.equals("st") || word.equals("ste") || word.equals("sainte")) {
            return "saint";
        }
        return word.startsWith("mac") && word.length() >= MAC_NAME ? "mc" + word.substring(3) : word;
    }
}
