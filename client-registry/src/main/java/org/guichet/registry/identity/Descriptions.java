package org.guichet.registry.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.registry.client.BusinessNumber;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Death;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.SocialInsuranceNumber;
import org.guichet.registry.client.Verification;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.client.records.Known.PartyFact;
import org.guichet.registry.matching.Description;

/** Clients as matching sees them: every source's value of what tells them apart. */
final class Descriptions {
    static final String LEGAL_FORM = "legalFormType";
    static final String OUT_OF_BUSINESS = "activity.endDate";

    /** What is compared of people, by the codes of the dictionary. */
    static final Set<String> COMPARED = Stream.concat(
                    ComparedAs.underAnotherName().stream(),
                    Stream.of(
                            "givenName",
                            "middleName",
                            "familyName",
                            "dateOfBirth",
                            "phone",
                            "email",
                            "address.line",
                            "address.unit",
                            "address.locality",
                            "address.province",
                            "address.postalCode",
                            "identifier.clientNumber",
                            SocialInsuranceNumber.ATTRIBUTE))
            .collect(Collectors.toUnmodifiableSet());

    /** What keys of people are made of: no identifier, so that a value that cannot be opened takes nobody's keys. */
    static final Set<String> KEYED = COMPARED.stream()
            .filter(attribute -> !attribute.startsWith("identifier."))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> COMPARED_OF_ORGANIZATIONS = Set.of(
            "legalName",
            "alternativeName",
            BusinessNumber.ATTRIBUTE,
            "phone",
            "address.locality",
            "address.postalCode");

    /** What keys of people or organizations are made of. */
    static final Set<String> KEYED_OF_ANY = Stream.concat(KEYED.stream(), COMPARED_OF_ORGANIZATIONS.stream())
            .filter(attribute -> !attribute.startsWith("identifier."))
            .collect(Collectors.toUnmodifiableSet());

    /** What is read of a candidate: what is compared, and what whoever looks must know before all else. */
    static final Set<String> SHOWN = Stream.of(
                    COMPARED, COMPARED_OF_ORGANIZATIONS, Set.of(Death.ATTRIBUTE, LEGAL_FORM, OUT_OF_BUSINESS))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private Descriptions() {}

    static Description of(Known known) {
        ComparedAs told = new ComparedAs(known.kind());
        for (PartyFact held : known.facts()) {
            Fact fact = held.fact();
            told.add(fact.attribute(), fact.value(), fact.verification() != Verification.DECLARED);
        }
        return told.described();
    }

    static Set<String> compared(ClientKind kind) {
        return kind == ClientKind.ORGANIZATION ? COMPARED_OF_ORGANIZATIONS : COMPARED;
    }

    /** What somebody tells of a person, {@code verified} being the attributes seen in a document or at their source. */
    static Description of(Map<String, ?> told, Set<String> verified) {
        return of(ClientKind.PERSON, told, verified);
    }

    static Description of(ClientKind kind, Map<String, ?> values, Set<String> verified) {
        ComparedAs told = new ComparedAs(kind);
        values.forEach((attribute, value) -> told.add(attribute, value, verified.contains(attribute)));
        return told.described();
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
