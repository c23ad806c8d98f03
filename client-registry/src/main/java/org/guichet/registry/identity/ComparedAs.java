package org.guichet.registry.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.OtherNames;

/**
 * What is told of somebody, attribute by attribute, put as matching compares it. Several attributes of the dictionary tell
 * one thing: of all her telephones or names the pair that agrees best counts, once.
 */
final class ComparedAs {
    private static final String GENDER = "gender";
    private static final String SEX = "sex";
    private static final String FAMILY_NAME = "familyName";

    /** What each of these is compared as, of people; every other attribute is compared as itself. */
    private static final Map<String, String> AS = Map.ofEntries(
            Map.entry(GENDER, SEX),
            Map.entry("birthName", FAMILY_NAME),
            Map.entry("formerNames", FAMILY_NAME),
            Map.entry("alternativeName", FAMILY_NAME),
            Map.entry("telephone.mobile", "phone"),
            Map.entry("telephone.home", "phone"),
            Map.entry("telephone.work", "phone"),
            Map.entry("emailAddress.second", "email"),
            Map.entry("emailAddress.work", "email"),
            Map.entry("mailingAddress.line", "address.line"),
            Map.entry("mailingAddress.locality", "address.locality"),
            Map.entry("mailingAddress.province", "address.province"),
            Map.entry("mailingAddress.postalCode", "address.postalCode"));

    private final ClientKind kind;
    private final Map<String, List<String>> values = new TreeMap<>();
    private final Map<String, List<String>> further = new TreeMap<>();
    private final Set<String> verified = new HashSet<>();

    ComparedAs(ClientKind kind) {
        this.kind = kind;
    }

    /** The attributes that are compared as another one. */
    static Set<String> underAnotherName() {
        return AS.keySet();
    }

    /** What an attribute of the dictionary is compared as. */
    static String as(ClientKind kind, String attribute) {
        return kind == ClientKind.PERSON ? AS.getOrDefault(attribute, attribute) : attribute;
    }

    /** The attribute of the dictionary that a reason of matching speaks of. */
    static String attribute(String compared) {
        return compared.equals(SEX) ? GENDER : compared;
    }

    /** @param seen whether it was seen in a document or checked at its source */
    void add(String attribute, Object value, boolean seen) {
        if (!Descriptions.compared(kind).contains(attribute)) {
            return;
        }
        String as = as(kind, attribute);
        (as.equals(attribute) ? values : further)
                .computeIfAbsent(as, first -> new ArrayList<>())
                .addAll(texts(value));
        if (seen) {
            verified.add(as);
        }
    }

    /** What she is known by first stands first. */
    Description described() {
        further.forEach((as, some) -> values.computeIfAbsent(as, first -> new ArrayList<>())
                .addAll(as.equals(FAMILY_NAME) ? familyNames(some) : some));
        return new Description(values, verified);
    }

    private List<String> familyNames(List<String> others) {
        List<String> given = Stream.of("givenName", "middleName")
                .flatMap(attribute -> values.getOrDefault(attribute, List.of()).stream())
                .toList();
        return others.stream()
                .flatMap(name -> OtherNames.familyName(name, given).stream())
                .toList();
    }

    /** A list tells each of its members; one that has parts tells its family name, or else the whole of it. */
    private static List<String> texts(Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream()
                    .filter(Objects::nonNull)
                    .flatMap(one -> texts(one).stream())
                    .toList();
        }
        if (value instanceof Map<?, ?> parts) {
            return Stream.of(FAMILY_NAME, "fullName")
                    .flatMap(part -> Stream.ofNullable(parts.get(part)))
                    .limit(1)
                    .map(Object::toString)
                    .toList();
        }
        return List.of(value.toString());
    }
}
