package org.guichet.registry.matching.organization;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.standard.Plain;

/**
 * What is known of an organization, in one spelling.
 *
 * @param numbers business numbers
 * @param numberVerified whether the number was seen in a document or checked at its source
 */
record Organization(
        List<OrganizationName> names,
        Set<String> numbers,
        boolean numberVerified,
        Set<String> postalCodes,
        Set<String> localities,
        Set<String> phones) {
    static final String NAME = "legalName";
    static final String OPERATING_NAME = "alternativeName";
    static final String NUMBER = "identifier.businessNumber";
    static final String POSTAL_CODE = "address.postalCode";
    static final String LOCALITY = "address.locality";
    static final String PHONE = "phone";

    private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");
    private static final int PHONE_DIGITS = 10;

    static Organization of(Description described) {
        return new Organization(
                Stream.of(NAME, OPERATING_NAME)
                        .flatMap(attribute -> some(described, attribute))
                        .map(OrganizationName::of)
                        .filter(name -> name.length() > 0)
                        .distinct()
                        .toList(),
                each(described, NUMBER, Organization::digits),
                described.verified().contains(NUMBER),
                each(described, POSTAL_CODE, Plain::joined),
                each(described, LOCALITY, Plain::joined),
                each(described, PHONE, Organization::phone));
    }

    /** How many words tell it apart by its shortest name. */
    int shortestName() {
        return names.stream().mapToInt(OrganizationName::length).min().orElse(0);
    }

    private static Set<String> each(Description described, String attribute, Function<String, String> standard) {
        return some(described, attribute)
                .map(standard)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> some(Description described, String attribute) {
        return described.values().getOrDefault(attribute, List.of()).stream();
    }

    private static String digits(String typed) {
        return NOT_DIGITS.matcher(typed).replaceAll("");
    }

    private static String phone(String typed) {
        String digits = digits(typed);
        return digits.length() > PHONE_DIGITS ? digits.substring(digits.length() - PHONE_DIGITS) : digits;
    }
}
