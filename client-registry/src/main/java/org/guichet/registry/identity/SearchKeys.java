package org.guichet.registry.identity;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.guichet.registry.client.BusinessNumber;
import org.guichet.registry.client.SocialInsuranceNumber;

/** The keys by which a client is found: names without case, accents or punctuation, and exact values of the rest. */
public final class SearchKeys {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");
    private static final int PHONE_DIGITS = 10;

    private SearchKeys() {}

    /** Keys by kind, for the attributes that have any. */
    public static Map<String, Set<String>> of(Map<String, ?> values) {
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        values.forEach((attribute, value) -> {
            Set<String> some = keys(attribute, value.toString());
            if (!some.isEmpty()) {
                keys.put(attribute, some);
            }
        });
        return keys;
    }

    /** The keys of identifiers alone, exact: what clients are kept under besides {@link Keys}. */
    public static Map<String, Set<String>> identifiers(Map<String, ?> values) {
        Map<String, Set<String>> keys = of(values);
        keys.keySet().removeIf(attribute -> !attribute.startsWith("identifier."));
        return keys;
    }

    static Set<String> keys(String attribute, String value) {
        return switch (attribute) {
            case "givenName", "familyName", "legalName", "address.locality" -> words(value);
            case "dateOfBirth" -> Set.of(value);
            case "phone" -> phone(value);
            case SocialInsuranceNumber.ATTRIBUTE ->
                SocialInsuranceNumber.of(value)
                        .map(SocialInsuranceNumber::digits)
                        .map(Set::of)
                        .orElse(Set.of());
            case BusinessNumber.ATTRIBUTE ->
                BusinessNumber.of(value)
                        .map(BusinessNumber::digits)
                        .map(Set::of)
                        .orElse(Set.of());
            case "address.postalCode", "identifier.clientNumber" ->
                one(NOT_LETTERS.matcher(plain(value)).replaceAll(""));
            default -> Set.of();
        };
    }

    private static Set<String> words(String value) {
        Set<String> words = new LinkedHashSet<>(java.util.Arrays.asList(NOT_LETTERS.split(plain(value))));
        words.remove("");
        return words;
    }

    private static Set<String> phone(String value) {
        String digits = NOT_DIGITS.matcher(value).replaceAll("");
        return one(digits.length() > PHONE_DIGITS ? digits.substring(digits.length() - PHONE_DIGITS) : digits);
    }

    private static Set<String> one(String key) {
        return key.isEmpty() ? Set.of() : Set.of(key);
    }

    /** Without case, accents and ligatures. */
    static String plain(String value) {
        String decomposed = Normalizer.normalize(value.replace("œ", "oe").replace("Œ", "OE"), Normalizer.Form.NFD);
        return MARKS.matcher(decomposed).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
