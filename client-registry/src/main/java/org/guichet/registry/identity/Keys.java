package org.guichet.registry.identity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.MurmurHash3;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.matching.BlockingKeys;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.Standardized;
import org.guichet.registry.matching.organization.OrganizationKeys;

/**
 * The keys under which a client is kept and looked for; no person shares one with an organization. Of people it adds to
 * those of matching the beginnings of names, by which an agent finds somebody while still typing.
 *
 * @param ofName the keys of the name alone
 * @param ofBirth the keys of the date of birth, alone and with a name; of an organization, those of its postal code with
 *     its name
 */
record Keys(Set<Long> all, Set<Long> ofName, Set<Long> ofBirth) {
    private static final int BEGINNING = 3;
    private static final int LONGER_BEGINNING = 5;
    private static final String POSTAL = "postal.";

    /**
     * Kinds that serve a file of some thousands. Among a million a third to a half of these keys are crowds, each read to
     * its limit for nothing, and whoever shares one that is none shares one of the others too.
     */
    private static final Set<BlockingKeys.Kind> OF_CROWDS = EnumSet.of(
            BlockingKeys.Kind.IDENTIFIER,
            BlockingKeys.Kind.LOCALITY_AND_NAME,
            BlockingKeys.Kind.LOCALITY_AND_MORE,
            BlockingKeys.Kind.STREET_AND_INITIAL,
            BlockingKeys.Kind.DOOR);

    private static final Set<BlockingKeys.Kind> OF_BIRTH =
            EnumSet.of(BlockingKeys.Kind.BIRTH, BlockingKeys.Kind.YEAR_AND_NAME, BlockingKeys.Kind.BIRTHDAY_AND_NAME);

    Keys {
        all = Set.copyOf(all);
        ofName = Set.copyOf(ofName);
        ofBirth = Set.copyOf(ofBirth);
    }

    static Keys of(Known known) {
        Description described = Descriptions.of(known);
        return known.kind() == ClientKind.ORGANIZATION ? ofOrganization(described) : ofPerson(described);
    }

    static Keys ofOrganization(Description organization) {
        OrganizationKeys keys = OrganizationKeys.of(organization);
        return new Keys(hashed(keys.all()), hashed(keys.ofName()), hashed(keys.ofPlace()));
    }

    private static Set<Long> hashed(Set<String> keys) {
        return keys.stream().map(key -> hash("ORGANIZATION", key)).collect(Collectors.toSet());
    }

    static Keys ofPerson(Description person) {
        Set<Long> all = new HashSet<>();
        Set<Long> ofName = new HashSet<>();
        Set<Long> ofBirth = new HashSet<>();
        Standardized standardized = Standardized.of(person);
        BlockingKeys.of(standardized).forEach((kind, keys) -> {
            if (!OF_CROWDS.contains(kind)) {
                Set<Long> hashes =
                        keys.stream().map(key -> hash(kind.name(), key)).collect(Collectors.toSet());
                all.addAll(hashes);
                if (kind == BlockingKeys.Kind.NAMES) {
                    ofName.addAll(hashes);
                } else if (OF_BIRTH.contains(kind)) {
                    ofBirth.addAll(hashes);
                }
            }
        });
        beginnings(standardized).forEach(key -> {
            all.add(hash("BEGINNING", key));
            if (!key.startsWith(POSTAL)) {
                ofName.add(hash("BEGINNING", key));
            }
        });
        return new Keys(all, ofName, ofBirth);
    }

    /**
     * A crowd shares her name, and her birth is not told or shared by a crowd too: she may be one of those who were passed
     * over. A telephone, an e-mail address or a dwelling that nobody shares says nothing of that, since they change.
     */
    boolean isLostIn(Set<Long> crowded) {
        if (ofName.isEmpty() && ofBirth.isEmpty()) {
            return !all.isEmpty() && crowded.containsAll(all);
        }
        boolean passedOver =
                ofName.stream().anyMatch(crowded::contains) || ofBirth.stream().anyMatch(crowded::contains);
        return passedOver && crowded.containsAll(ofBirth);
    }

    private static List<String> beginnings(Standardized person) {
        Map<String, List<String>> values = new HashMap<>();
        person.comparedExactly(values::put);
        List<String> given = values.getOrDefault("givenName", List.of());
        List<String> family = values.getOrDefault("familyName", List.of());
        List<String> keys = new ArrayList<>();
        for (String one : given) {
            for (String other : family) {
                keys.add("family." + first(other, BEGINNING) + "." + first(one, 1));
                keys.add("given." + first(one, BEGINNING) + "." + first(other, 1));
                keys.add("longer." + first(other, LONGER_BEGINNING) + "." + first(one, BEGINNING));
                keys.add("whole." + (one.compareTo(other) < 0 ? one + "." + other : other + "." + one));
            }
        }
        names(given, family)
                .forEach(name -> values.getOrDefault("address.postalCode", List.of())
                        .forEach(code -> keys.add(POSTAL + first(name, 1) + "." + code)));
        return keys;
    }

    private static List<String> names(List<String> given, List<String> family) {
        List<String> names = new ArrayList<>(given);
        names.addAll(family);
        return names;
    }

    private static String first(String text, int letters) {
        return text.codePointCount(0, text.length()) <= letters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, letters));
    }

    private static long hash(String kind, String key) {
        return MurmurHash3.hash128x64((kind + ":" + key).getBytes(StandardCharsets.UTF_8))[0];
    }
}
