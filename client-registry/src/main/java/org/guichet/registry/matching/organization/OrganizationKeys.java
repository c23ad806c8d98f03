package org.guichet.registry.matching.organization;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.guichet.registry.matching.Description;

/**
 * What two descriptions of one organization share: names, pairs of their words, and the beginning of a word with a place,
 * by which an agent finds an organization while still typing.
 *
 * @param all every key
 * @param ofName those of its name, alone and with a place of many
 * @param ofPlace those of its name with its postal code, which few share
 */
public record OrganizationKeys(Set<String> all, Set<String> ofName, Set<String> ofPlace) {
    private static final int WORDS = 5;
    private static final int BEGINNING = 3;

    public OrganizationKeys {
        all = Set.copyOf(all);
        ofName = Set.copyOf(ofName);
        ofPlace = Set.copyOf(ofPlace);
    }

    public static OrganizationKeys of(Description described) {
        Organization organization = Organization.of(described);
        Set<String> ofName = new HashSet<>();
        Set<String> ofPlace = new HashSet<>();
        for (OrganizationName name : organization.names()) {
            List<String> words = name.words().stream().distinct().limit(WORDS).toList();
            ofName.add("name." + name.joined());
            ofName.addAll(pairs(words));
            for (String word : words) {
                String begun = first(word);
                organization.localities().forEach(place -> ofName.add("place." + place + "." + begun));
                organization.postalCodes().forEach(code -> {
                    ofName.add("area." + first(code) + "." + begun);
                    ofPlace.add("postal." + code + "." + begun);
                });
            }
        }
        Set<String> all = new HashSet<>(ofName);
        all.addAll(ofPlace);
        organization.phones().forEach(phone -> all.add("phone." + phone));
        return new OrganizationKeys(all, ofName, ofPlace);
    }

    private static List<String> pairs(List<String> words) {
        List<String> sorted = words.stream().sorted().toList();
        List<String> pairs = new ArrayList<>();
        for (int first = 0; first < sorted.size(); first++) {
            for (int second = first + 1; second < sorted.size(); second++) {
                pairs.add("words." + sorted.get(first) + "." + sorted.get(second));
            }
        }
        return pairs;
    }

    private static String first(String text) {
        return text.codePointCount(0, text.length()) <= BEGINNING
                ? text
                : text.substring(0, text.offsetByCodePoints(0, BEGINNING));
    }
}
