package org.guichet.registry.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.registry.client.Death;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.SocialInsuranceNumber;
import org.guichet.registry.client.Verification;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.client.records.Known.PartyFact;
import org.guichet.registry.matching.Description;

/** People as matching sees them: every source's value of what tells people apart. */
final class Descriptions {
    /** What is compared. */
    static final Set<String> COMPARED = Set.of(
            "givenName",
            "middleName",
            "familyName",
            "dateOfBirth",
            "sex",
            "phone",
            "email",
            "address.line",
            "address.unit",
            "address.locality",
            "address.province",
            "address.postalCode",
            "identifier.clientNumber",
            SocialInsuranceNumber.ATTRIBUTE);

    /** What keys are made of: no identifier, so that a value that cannot be opened takes nobody's keys. */
    static final Set<String> KEYED = COMPARED.stream()
            .filter(attribute -> !attribute.startsWith("identifier."))
            .collect(Collectors.toUnmodifiableSet());

    /** What is read of a candidate: what is compared, and what whoever looks must know before all else. */
    static final Set<String> SHOWN =
            Stream.concat(COMPARED.stream(), Stream.of(Death.ATTRIBUTE)).collect(Collectors.toUnmodifiableSet());

    private Descriptions() {}

    static Description of(Known known) {
        Map<String, List<String>> values = new TreeMap<>();
        Set<String> verified = new HashSet<>();
        for (PartyFact held : known.facts()) {
            Fact fact = held.fact();
            if (COMPARED.contains(fact.attribute())) {
                values.computeIfAbsent(fact.attribute(), first -> new ArrayList<>())
                        .add(fact.value().toString());
                if (fact.verification() != Verification.DECLARED) {
                    verified.add(fact.attribute());
                }
            }
        }
        return new Description(values, verified);
    }

    /** What somebody tells of a person, {@code verified} being the attributes seen in a document or at their source. */
    static Description of(Map<String, String> told, Set<String> verified) {
        return new Description(
                told.entrySet().stream()
                        .filter(entry -> COMPARED.contains(entry.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))),
                verified);
    }

    /**
     * What an agent has typed so far, completed from the person it is compared with: the beginning of her name counts
     * as her name.
     */
    static Description completed(Description typed, Description person) {
        Map<String, List<String>> values = new TreeMap<>(typed.values());
        for (String name : List.of("givenName", "familyName")) {
            values.computeIfPresent(
                    name,
                    (attribute, begun) -> person.values().getOrDefault(attribute, List.of()).stream()
                            .filter(full -> begins(full, begun.getFirst()))
                            .findFirst()
                            .map(List::of)
                            .orElse(begun));
        }
        return new Description(values, typed.verified());
    }

    private static boolean begins(String full, String typed) {
        String begun = SearchKeys.plain(typed).strip();
        return begun.length() > 1 && SearchKeys.plain(full).startsWith(begun);
    }
}
