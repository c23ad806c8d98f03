package org.guichet.registry.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.registry.matching.standard.BirthDate;
import org.guichet.registry.matching.standard.PersonName;
import org.guichet.registry.matching.standard.Plain;
import org.guichet.registry.matching.standard.StreetLine;

/** A description in one spelling, made once and compared many times. */
public final class Standardized {
    private static final int PHONE_DIGITS = 10;
    private static final int SHORTEST_PHONE = 7;
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");
    private static final Pattern ONE_DIGIT_ONLY = Pattern.compile("(\\d)\\1*");

    final List<PersonName> given;
    final List<PersonName> middle;
    final List<PersonName> family;
    final List<BirthDate> birth;
    final List<StreetLine> lines;
    final Map<String, List<String>> plain;
    final Description described;

    private Standardized(Description described) {
        this.described = described;
        given = each(described.of("givenName"), PersonName::of);
        middle = each(described.of("middleName"), PersonName::of);
        family = each(described.of("familyName"), PersonName::of);
        birth = each(described.of("dateOfBirth"), BirthDate::of);
        lines = each(described.of("address.line"), StreetLine::of);
        plain = new TreeMap<>();
        described.values().forEach((attribute, values) -> {
            List<String> some = each(values, value -> plain(attribute, value));
            if (!some.isEmpty()) {
                plain.put(attribute, some);
            }
        });
    }

    public static Standardized of(Description described) {
        return new Standardized(described);
    }

    /** Every value as it is compared when two are held to be the same, by attribute: to count how common each is. */
    public void comparedExactly(BiConsumer<String, List<String>> counting) {
        counting.accept("givenName", given.stream().map(PersonName::joined).toList());
        counting.accept("middleName", middle.stream().map(PersonName::joined).toList());
        counting.accept("familyName", family.stream().map(PersonName::joined).toList());
        counting.accept("dateOfBirth", birth.stream().map(BirthDate::digits).toList());
        counting.accept(
                AddressComparison.NUMBER, lines.stream().map(StreetLine::number).toList());
        counting.accept(
                AddressComparison.STREET, lines.stream().map(StreetLine::name).toList());
        plain.forEach(counting);
    }

    /** Whether the two were written down the same to the letter, but for this attribute: what is missing included. */
    public boolean isWrittenAlike(Standardized other, String but) {
        return rest(but).equals(other.rest(but));
    }

    private Map<String, List<String>> rest(String but) {
        Map<String, List<String>> rest = new TreeMap<>();
        described.values().forEach((attribute, values) -> {
            if (!attribute.equals(but)) {
                rest.put(attribute, values.stream().map(Plain::joined).sorted().toList());
            }
        });
        return rest;
    }

    boolean sharesIdentifier(Standardized other) {
        return plain.entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith("identifier.")
                        && !Collections.disjoint(entry.getValue(), other.plain(entry.getKey())));
    }

    /** How the given name sounds; empty where there is none. */
    public String givenSound() {
        return given.isEmpty() ? "" : given.getFirst().sound();
    }

    /** How the family name sounds; empty where there is none. */
    public String familySound() {
        return family.isEmpty() ? "" : family.getFirst().sound();
    }

    /** Empty where it is not known. */
    public String yearOfBirth() {
        return birth.isEmpty() ? "" : String.valueOf(birth.getFirst().year());
    }

    /** Empty where it is not known. */
    public String postalCode() {
        List<String> codes = plain("address.postalCode");
        return codes.isEmpty() ? "" : codes.getFirst();
    }

    /** Everything compared, in one line: descriptions nearly the same stand side by side in its order. */
    public String ordering() {
        return Stream.of(family, given)
                        .flatMap(List::stream)
                        .map(PersonName::joined)
                        .collect(Collectors.joining(" "))
                + birth
                + lines
                + plain;
    }

    List<String> plain(String attribute) {
        return plain.getOrDefault(attribute, List.of());
    }

    private static List<String> plain(String attribute, String value) {
        return switch (attribute) {
            case "givenName", "middleName", "familyName", "dateOfBirth", "address.line" -> List.of();
            case "sex" -> sex(Plain.joined(value));
            case "phone" -> phone(value);
            case "email" -> some(Plain.withoutSpaces(value).toLowerCase(Locale.ROOT));
            case "address.unit", "address.locality" ->
                StreetLine.of(value).stream()
                        .map(line -> line.unit() + line.number() + line.street())
                        .toList();
            default -> some(Plain.joined(value));
        };
    }

    private static List<String> sex(String word) {
        return switch (word) {
            case "f", "female", "w", "woman", "femme", "feminin", "girl", "fille", "2" -> List.of("f");
            case "m", "male", "man", "homme", "masculin", "boy", "garcon", "1" -> List.of("m");
            // Whoever is neither of the two here may be written down as either elsewhere.
            case "", "u", "x", "unknown", "inconnu", "9", "0" -> List.of();
            default -> List.of(word);
        };
    }

    private static List<String> phone(String value) {
        String digits = NOT_DIGITS.matcher(value).replaceAll("");
        return digits.length() < SHORTEST_PHONE
                        || ONE_DIGIT_ONLY.matcher(digits).matches()
                ? List.of()
                : List.of(digits.length() > PHONE_DIGITS ? digits.substring(digits.length() - PHONE_DIGITS) : digits);
    }

    private static List<String> some(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static <T> List<T> each(List<String> values, Function<String, List<T>> reading) {
        if (values.size() == 1) {
            return reading.apply(values.getFirst());
        }
        List<T> all = new ArrayList<>();
        values.forEach(value -> all.addAll(reading.apply(value)));
        return List.copyOf(all);
    }
}
