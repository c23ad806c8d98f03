package org.guichet.registry.receipt;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A body as a receipt names it.
 *
 * @param country ISO 3166-1 alpha-2
 * @param contactEn the office that answers questions about data
 */
record PartyDetails(
        @Nullable String nameEn,
        @Nullable String nameFr,
        @Nullable String streetAddress,
        @Nullable String locality,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String country,
        @Nullable String contactEn,
        @Nullable String contactFr,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String url) {
    static final PartyDetails EMPTY =
            new PartyDetails(null, null, null, null, null, null, null, null, null, null, null, null);
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    void check(String prefix, List<String> wrong) {
        Map<String, @Nullable String> texts = new TreeMap<>();
        texts.put("name-en", nameEn);
        texts.put("name-fr", nameFr);
        texts.put("street-address", streetAddress);
        texts.put("locality", locality);
        texts.put("region", region);
        texts.put("postal-code", postalCode);
        texts.put("contact-en", contactEn);
        texts.put("contact-fr", contactFr);
        texts.put("phone", phone);
        texts.forEach((name, value) -> require(value, given -> true, prefix + name, wrong));
        require(country, COUNTRY.asMatchPredicate(), prefix + "country", wrong);
        require(email, EMAIL.asMatchPredicate(), prefix + "email", wrong);
        require(url, Handling.URL.asMatchPredicate(), prefix + "url", wrong);
    }

    static void require(@Nullable String value, Predicate<String> good, String name, List<String> wrong) {
        if (value == null || value.isBlank() || !good.test(value)) {
            wrong.add(name);
        }
    }

    Map<String, Object> name() {
        return Json.inBoth(nameEn, nameFr);
    }

    /** With the properties of a schema.org PostalAddress. */
    Map<String, Object> address() {
        return Json.object(
                "streetAddress", streetAddress,
                "addressLocality", locality,
                "addressRegion", region,
                "postalCode", postalCode,
                "addressCountry", country);
    }

    Map<String, Object> contact() {
        return Json.inBoth(contactEn, contactFr);
    }
}
