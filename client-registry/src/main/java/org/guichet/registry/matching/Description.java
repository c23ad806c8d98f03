package org.guichet.registry.matching;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of somebody: attribute codes with their values, several where there were several (former names, earlier
 * addresses).
 *
 * <p>Understood are {@code givenName, middleName, familyName, dateOfBirth, sex, phone, email, address.line,
 * address.unit, address.locality, address.province, address.postalCode}, every {@code identifier.*}, and any
 * {@code text.*} as plain text.
 *
 * @param verified the attributes whose values were checked at their source
 */
public record Description(Map<String, List<String>> values, Set<String> verified) {
    public Description {
        Map<String, List<String>> some = new TreeMap<>();
        values.forEach((attribute, given) -> {
            List<String> present =
                    given.stream().filter(value -> !value.isBlank()).distinct().toList();
            if (!present.isEmpty()) {
                some.put(attribute, present);
            }
        });
        values = Map.copyOf(some);
        verified = Set.copyOf(verified);
    }

    /** One value an attribute, none of them verified. */
    public static Description of(Map<String, String> values) {
        Map<String, List<String>> lists = new TreeMap<>();
        values.forEach((attribute, value) -> lists.put(attribute, List.of(value)));
        return new Description(lists, Set.of());
    }

    List<String> of(String attribute) {
        return values.getOrDefault(attribute, List.of());
    }
}
