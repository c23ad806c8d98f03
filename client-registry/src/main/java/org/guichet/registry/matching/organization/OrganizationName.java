package org.guichet.registry.matching.organization;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.guichet.registry.matching.Level;
import org.guichet.registry.matching.standard.Closeness;
import org.guichet.registry.matching.standard.Plain;

/**
 * The name of an organization by the words that tell it from others: "Les Boulangeries Dupont &amp; Fils inc." and
 * "Boulangeries Dupont et fils, Ltée" are one. Where it has no other words it is what is written.
 */
record OrganizationName(List<String> words) {
    OrganizationName {
        words = List.copyOf(words);
    }

    static OrganizationName of(String name) {
        List<String> all = Plain.words(name);
        List<String> telling =
                all.stream().filter(word -> !NameWords.tellNobodyApart(word)).toList();
        return new OrganizationName(telling.isEmpty() ? all : telling);
    }

    String joined() {
        return String.join("", words);
    }

    /** Which of the two is asked makes no difference. */
    Level compare(OrganizationName other) {
        String one = joined();
        String two = other.joined();
        if (one.equals(two)) {
            return Level.EXACT;
        }
        Set<String> here = new HashSet<>(words);
        Set<String> there = new HashSet<>(other.words);
        if (here.equals(there)) {
            return Level.EQUIVALENT;
        }
        if (Closeness.isSlip(one, two)) {
            return Level.TYPO;
        }
        if (here.containsAll(there) || there.containsAll(here)) {
            return Level.PART;
        }
        return Closeness.isNear(one, two) ? Level.SIMILAR : Level.DIFFERENT;
    }

    /** How many words tell it apart. */
    int length() {
        return words.size();
    }

    /** The words of a full name that were begun here, one for one; this name where some were not. */
    OrganizationName completedFrom(OrganizationName full) {
        List<String> completed = words.stream()
                .map(begun -> full.words.stream()
                        .filter(word -> begun.length() > 1 && word.startsWith(begun))
                        .findFirst()
                        .orElse(""))
                .toList();
        return completed.contains("") ? this : new OrganizationName(completed);
    }
}
