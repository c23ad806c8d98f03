package org.guichet.registry.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.SocialInsuranceNumber;

/**
 * What somebody is looked for by: attribute codes with values. At least two, or one identifier (rule 8).
 *
 * @throws InvalidInput naming every criterion that is wrong
 */
public record Criteria(Map<String, String> values) {
    /** The attributes one may search by. */
    public static final Set<String> SEARCHABLE = Set.of(
            "givenName",
            "familyName",
            "dateOfBirth",
            "phone",
            "address.postalCode",
            "identifier.clientNumber",
            SocialInsuranceNumber.ATTRIBUTE);

    private static final int LONGEST = 200;

    public Criteria {
        Map<String, String> given = new LinkedHashMap<>();
        List<Wrong> wrong = new ArrayList<>();
        values.forEach((attribute, value) -> {
            if (value.isBlank()) {
                return;
            }
            if (!SEARCHABLE.contains(attribute)) {
                wrong.add(Wrong.of(attribute, "input.not-searchable"));
            } else if (value.length() > LONGEST) {
                wrong.add(Wrong.of(attribute, "input.too-long", String.valueOf(LONGEST)));
            } else if (attribute.equals(SocialInsuranceNumber.ATTRIBUTE)
                    && SocialInsuranceNumber.of(value).isEmpty()) {
                wrong.add(Wrong.of(attribute, "input.sin"));
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
