package org.guichet.registry.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.guichet.registry.matching.standard.Nicknames;
import org.guichet.registry.matching.standard.Plain;

/** Names somebody bears or bore besides those she is known by: at birth, before she married, in daily use. */
public final class OtherNames {
    private OtherNames() {}

    /**
     * The family name within such a name, which is written with given names or without them.
     *
     * @param given her given names: what is left without them is a family name
     * @return empty where it is given names alone, or a form of one
     */
    public static Optional<String> familyName(String name, Collection<String> given) {
        List<String> words = Plain.words(name);
        List<String> left = new ArrayList<>(words);
        given.forEach(one -> without(left, Plain.words(one)));
        if (left.isEmpty() || left.size() == 1 && isFormOfAny(left.getFirst(), given)) {
            return Optional.empty();
        }
        return Optional.of(left.size() == words.size() ? name : String.join(" ", left));
    }

    /** "Marie Roy" and "Roy, Marie". */
    private static void without(List<String> words, List<String> given) {
        int rest = words.size() - given.size();
        if (given.isEmpty() || rest < 0) {
            return;
        }
        if (words.subList(0, given.size()).equals(given)) {
            words.subList(0, given.size()).clear();
        } else if (words.subList(rest, words.size()).equals(given)) {
            words.subList(rest, words.size()).clear();
        }
    }

    private static boolean isFormOfAny(String word, Collection<String> given) {
        return given.stream().anyMatch(one -> Nicknames.areForms(Plain.joined(one), word));
    }
}
