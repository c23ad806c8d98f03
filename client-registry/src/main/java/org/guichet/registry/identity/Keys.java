package org.guichet.registry.identity;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param whole the keys of the whole name; of an organization, all those of its name
 * @param sounds the keys of the sound of a name
 * @param begun the keys of the beginnings of a name
 * @param ofBirth the keys of the date of birth, alone and with a name; of an organization, those of its postal code with
 *     its name
 */
record Keys(Set<Long> all, Set<Long> whole, Set<Long> sounds, Set<Long> begun, Set<Long> ofBirth) {
    private static final String BEGINNING = "BEGINNING";

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
        whole = Set.copyOf(whole);
        sounds = Set.copyOf(sounds);
        begun = Set.copyOf(begun);
        ofBirth = Set.copyOf(ofBirth);
    }

    static Keys of(Known known) {
        Description described = Descriptions.of(known);
        return known.kind() == ClientKind.ORGANIZATION ? ofOrganization(described) : ofPerson(described);
    }

    static Keys ofOrganization(Description organization) {
        OrganizationKeys keys = OrganizationKeys.of(organization);
        return new Keys(
                hashed("ORGANIZATION", keys.all()),
                hashed("ORGANIZATION", keys.ofName()),
                Set.of(),
                Set.of(),
                hashed("ORGANIZATION", keys.ofPlace()));
    }

    static Keys ofPerson(Description person) {
        return ofPerson(Standardized.of(person));
    }

    static Keys ofPerson(Standardized person) {
        NameKeys names = NameKeys.of(person);
        Set<Long> all = new HashSet<>(hashed(BEGINNING, names.all()));
        Set<Long> sounds = new HashSet<>();
        Set<Long> ofBirth = new HashSet<>();
        BlockingKeys.of(person).forEach((kind, keys) -> {
            if (!OF_CROWDS.contains(kind)) {
                Set<Long> hashes = hashed(kind.name(), keys);
                all.addAll(hashes);
                if (kind == BlockingKeys.Kind.NAMES) {
                    sounds.addAll(hashes);
                } else if (OF_BIRTH.contains(kind)) {
                    ofBirth.addAll(hashes);
                }
            }
        });
        return new Keys(all, hashed(BEGINNING, names.whole()), sounds, hashed(BEGINNING, names.begun()), ofBirth);
    }

    /**
     * Whether somebody told in full may be one of those who were passed over: a crowd shares her name, or the sound of all
     * of it, and her birth is not told or shared by a crowd too. A telephone, an e-mail address or a dwelling that nobody
     * shares says nothing of that, since they change; nor does a crowd whose names begin as hers.
     */
    boolean isLostIn(Set<Long> crowded) {
        if (whole.isEmpty() && ofBirth.isEmpty()) {
            return !all.isEmpty() && crowded.containsAll(all);
        }
        return isLostIn(crowded, !sounds.isEmpty() && crowded.containsAll(sounds));
    }

    /**
     * As {@link #isLostIn(Set)} for what an agent has typed so far: somebody was passed over where every key of how the
     * names begin is a crowd's, unless what was typed is the whole name of somebody who was found.
     *
     * @param found the keys of those who were
     */
    boolean isCutOffIn(Set<Long> crowded, Stream<Keys> found) {
        if (whole.isEmpty()) {
            return isLostIn(crowded);
        }
        boolean begins = !begun.isEmpty() && crowded.containsAll(begun);
        return isLostIn(crowded, begins && found.allMatch(other -> Collections.disjoint(whole, other.whole)));
    }

    private boolean isLostIn(Set<Long> crowded, boolean byName) {
        boolean passedOver = byName || !Collections.disjoint(crowded, whole) || !Collections.disjoint(crowded, ofBirth);
        return passedOver && crowded.containsAll(ofBirth);
    }

    private static Set<Long> hashed(String kind, Set<String> keys) {
        return keys.stream().map(key -> hash(kind, key)).collect(Collectors.toSet());
    }

    private static long hash(String kind, String key) {
        return MurmurHash3.hash128x64((kind + ":" + key).getBytes(StandardCharsets.UTF_8))[0];
    }
}
