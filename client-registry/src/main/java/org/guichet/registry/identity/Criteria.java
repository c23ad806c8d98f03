package org.guichet.registry.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guichet.registry.client.BusinessNumber;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.SocialInsuranceNumber;

/**
 * What somebody, a person or an organization, is looked for by: attribute codes with values. At least two, or one identifier (rule 8).
 *
 * @throws InvalidInput naming every criterion that is wrong
 */
public record Criteria(ClientKind kind, Map<String, String> values) {
    /** The attributes one may search for people by. */
    public static final Set<String> SEARCHABLE = Set.of(
            "givenName",
            "familyName",
            "dateOfBirth",
            "phone",
            "address.postalCode",
            "identifier.clientNumber",
            SocialInsuranceNumber.ATTRIBUTE);

    /** The attributes one may search for organizations by. */
    public static final Set<String> OF_ORGANIZATIONS =
            Set.of("legalName", BusinessNumber.ATTRIBUTE, "address.postalCode", "address.locality", "phone");

    private static final int LONGEST = 200;
    private static final int BEGINNING = 3;
    private static final int POSTAL_CODE = 6;
    private static final int PHONE = 10;

    /** For a person. */
    public Criteria(Map<String, String> values) {
        this(ClientKind.PERSON, values);
    }

    /** For an organization. */
    public static Criteria ofOrganization(Map<String, String> values) {
        return new Criteria(ClientKind.ORGANIZATION, values);
    }

    public Criteria {
        Map<String, String> given = new LinkedHashMap<>();
        List<Wrong> wrong = new ArrayList<>();
        values.forEach((attribute, value) -> {
            if (value.isBlank()) {
                return;
            }
            if (!searchable(kind).contains(attribute)) {
                wrong.add(Wrong.of(attribute, "input.not-searchable"));
            } else if (value.length() > LONGEST) {
                wrong.add(Wrong.of(attribute, "input.too-long", String.valueOf(LONGEST)));
            } else if (attribute.equals(SocialInsuranceNumber.ATTRIBUTE)
                    && SocialInsuranceNumber.of(value).isEmpty()) {
                wrong.add(Wrong.of(attribute, "input.sin"));
            } else if (attribute.equals(BusinessNumber.ATTRIBUTE)
                    && BusinessNumber.of(value).isEmpty()) {
                wrong.add(Wrong.of(attribute, "input.business-number"));
            } else if (SearchKeys.keys(attribute, value).isEmpty() || badDate(attribute, value)) {
                wrong.add(Wrong.of(attribute, "input.search-value"));
            } else {
                given.put(attribute, value.strip());
            }
        });
        if (wrong.isEmpty()
                && given.size() < 2
                && given.keySet().stream().noneMatch(attribute -> attribute.startsWith("identifier."))) {
            wrong.add(Wrong.of("", "input.two-criteria"));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        values = Map.copyOf(given);
    }

    /**
     * What can be searched by while somebody is still typing: beginnings of names, and of the rest what is whole.
     * Identifiers are left out, since the beginning of one may be another's whole number.
     *
     * @return empty where fewer than two criteria are left, or nobody could be found by them yet
     */
    public static Optional<Criteria> begun(Map<String, String> typed) {
        Map<String, String> begun = new LinkedHashMap<>(typed);
        begun.keySet().retainAll(SEARCHABLE);
        begun.entrySet()
                .removeIf(entry -> !isBegun(entry.getKey(), entry.getValue().strip()));
        boolean namesAlone = Set.of("givenName", "familyName").containsAll(begun.keySet());
        boolean namesTell =
                begun.values().stream().anyMatch(name -> name.strip().length() >= BEGINNING);
        return begun.size() < 2 || namesAlone && !namesTell ? Optional.empty() : Optional.of(new Criteria(begun));
    }

    private static Set<String> searchable(ClientKind kind) {
        return kind == ClientKind.ORGANIZATION ? OF_ORGANIZATIONS : SEARCHABLE;
    }

    private static boolean isBegun(String attribute, String value) {
        return value.length() <= LONGEST
                && !SearchKeys.keys(attribute, value).isEmpty()
                && switch (attribute) {
                    case "givenName", "familyName" -> true;
                    case "dateOfBirth" -> !badDate(attribute, value);
                    case "address.postalCode" -> value.replace(" ", "").length() == POSTAL_CODE;
                    case "phone" -> value.chars().filter(Character::isDigit).count() >= PHONE;
                    default -> false;
                };
    }

    private static boolean badDate(String attribute, String value) {
        if (!attribute.equals("dateOfBirth")) {
            return false;
        }
        try {
            java.time.LocalDate.parse(value);
            return false;
        } catch (java.time.format.DateTimeParseException wrong) {
            return true;
        }
    }
}
