package org.guichet.registry.matching;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.guichet.registry.matching.standard.BirthDate;
import org.guichet.registry.matching.standard.Closeness;
import org.guichet.registry.matching.standard.PersonName;
import org.guichet.registry.matching.standard.StreetLine;

/**
 * The keys under which a description is looked for, by kind: two descriptions of one person share at least one, nearly
 * always several. One wrong or missing attribute leaves keys that do not need it; given and family name may have
 * changed places.
 */
public final class BlockingKeys {
    private static final int LOCALITY_LETTERS = 3;

    private BlockingKeys() {}

    public enum Kind {
        /** Sound of one name, first letter of the other. */
        NAMES,
        /** Date of birth, day and month in either order. */
        BIRTH,
        /** Year of birth and sound of a name. */
        YEAR_AND_NAME,
        /** Day and month of birth, and sound of a name. */
        BIRTHDAY_AND_NAME,
        /** Postal code and sound of a name. */
        POSTAL_CODE_AND_NAME,
        /** Beginning of the locality and sound of a name. */
        LOCALITY_AND_NAME,
        /** Beginning of the locality with civic number, street or year of birth. */
        LOCALITY_AND_MORE,
        /** Sound of the street and of a name. */
        STREET_AND_NAME,
        /** Postal code with civic number, street or year of birth. */
        POSTAL_CODE_AND_MORE,
        /** Civic number and sound of the street. */
        DOOR,
        /** Sound of the street, beginning of the locality, first letter of a name. */
        STREET_AND_INITIAL,
        PHONE,
        EMAIL,
        IDENTIFIER
    }

    public static Map<Kind, Set<String>> of(Standardized person) {
        Map<Kind, Set<String>> keys = new EnumMap<>(Kind.class);
        names(person, keys);
        person.birth.forEach(birth -> births(birth, person, keys));
        places(person, keys);
        person.lines.forEach(line -> lines(line, person, keys));
        person.plain("phone").forEach(phone -> put(keys, Kind.PHONE, phone));
        person.plain("email").forEach(email -> put(keys, Kind.EMAIL, email));
        person.plain.forEach((attribute, values) -> {
            if (attribute.startsWith("identifier.")) {
                values.forEach(value -> put(keys, Kind.IDENTIFIER, attribute + "." + value));
            }
        });
        return keys;
    }

    private static void names(Standardized person, Map<Kind, Set<String>> keys) {
        for (PersonName given : person.given) {
            for (PersonName family : person.family) {
                put(keys, Kind.NAMES, family.sound() + "." + initial(given));
                put(keys, Kind.NAMES, given.sound() + "." + initial(family));
            }
        }
    }

    private static void births(BirthDate birth, Standardized person, Map<Kind, Set<String>> keys) {
        String day = day(birth);
        for (String sound : sounds(person)) {
            put(keys, Kind.YEAR_AND_NAME, birth.year() + "." + sound);
            if (birth.isFull()) {
                put(keys, Kind.BIRTHDAY_AND_NAME, day + "." + sound);
            }
        }
        if (birth.isFull()) {
            put(keys, Kind.BIRTH, birth.year() + "." + day);
        }
    }

    private static void places(Standardized person, Map<Kind, Set<String>> keys) {
        for (String code : person.plain("address.postalCode")) {
            sounds(person).forEach(sound -> put(keys, Kind.POSTAL_CODE_AND_NAME, code + "." + sound));
            person.birth.forEach(birth -> put(keys, Kind.POSTAL_CODE_AND_MORE, code + ".b" + birth.year()));
            person.lines.forEach(line -> more(line).forEach(more -> put(keys, Kind.POSTAL_CODE_AND_MORE, code + more)));
        }
        for (String locality : person.plain("address.locality")) {
            String town = beginning(locality);
            sounds(person).forEach(sound -> put(keys, Kind.LOCALITY_AND_NAME, town + "." + sound));
            person.birth.forEach(birth -> put(keys, Kind.LOCALITY_AND_MORE, town + ".b" + birth.year()));
            person.lines.forEach(line -> more(line).forEach(more -> put(keys, Kind.LOCALITY_AND_MORE, town + more)));
        }
    }

    private static void lines(StreetLine line, Standardized person, Map<Kind, Set<String>> keys) {
        String street = sound(line);
        if (street.isEmpty()) {
            return;
        }
        sounds(person).forEach(sound -> put(keys, Kind.STREET_AND_NAME, street + "." + sound));
        if (!line.number().isEmpty()) {
            put(keys, Kind.DOOR, line.number() + "." + street);
        }
        for (String locality : person.plain("address.locality")) {
            all(person)
                    .forEach(name -> put(
                            keys, Kind.STREET_AND_INITIAL, street + "." + beginning(locality) + "." + initial(name)));
        }
    }

    private static List<String> more(StreetLine line) {
        List<String> more = new ArrayList<>();
        if (!line.number().isEmpty()) {
            more.add(".n" + line.number());
        }
        if (!line.name().isEmpty()) {
            more.add(".s" + sound(line));
        }
        return more;
    }

    static String day(BirthDate birth) {
        return Math.min(birth.month(), birth.day()) + "." + Math.max(birth.month(), birth.day());
    }

    static String sound(StreetLine line) {
        String sound = Closeness.sound(line.name());
        return sound.isEmpty() ? line.name() : sound;
    }

    static String beginning(String locality) {
        return locality.substring(0, Math.min(LOCALITY_LETTERS, locality.length()));
    }

    private static List<PersonName> all(Standardized person) {
        List<PersonName> names = new ArrayList<>(person.given);
        names.addAll(person.family);
        return names;
    }

    private static Set<String> sounds(Standardized person) {
        Set<String> sounds = new TreeSet<>();
        all(person).forEach(name -> sounds.add(name.sound()));
        return sounds;
    }

    private static String initial(PersonName name) {
        return name.joined().substring(0, name.joined().offsetByCodePoints(0, 1));
    }

    private static void put(Map<Kind, Set<String>> keys, Kind kind, String key) {
        keys.computeIfAbsent(kind, absent -> new TreeSet<>()).add(key);
    }
}
