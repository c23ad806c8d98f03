package org.guichet.registry.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.client.records.MatchingKeys;
import org.guichet.registry.client.records.MatchingKeys.Sharing;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.matching.Likeness;
import org.guichet.registry.protection.Encounters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Matches many people at once, with those known and with each other: five statements, however many they are. */
@Component
public class SetMatching {
    private static final int LEAST_SHARED = 2;
    private static final int MOST = 4;
    private static final int WITH_ONE_NUMBER = 20;

    private final ClientRecords records;
    private final MatchingKeys keys;
    private final Disclosures disclosures;
    private final Encounters encounters;
    private final Weighing weighing;

    SetMatching(
            ClientRecords records,
            MatchingKeys keys,
            Disclosures disclosures,
            Encounters encounters,
            Weighing weighing) {
        this.records = records;
        this.keys = keys;
        this.disclosures = disclosures;
        this.encounters = encounters;
        this.weighing = weighing;
    }

    /**
     * One of the list.
     *
     * @param values what is told of her
     * @param numbered whom the source's own number of her stands for; null where it stands for nobody yet
     * @param sameAs the first place in the list with the same number, or -1 where it is her own
     */
    public record Told(Map<String, ?> values, @Nullable ClientId numbered, int sameAs) {
        public Told {
            values = Map.copyOf(values);
        }
    }

    /**
     * Somebody a person of the list resembles: a client, or another one of the list who stands before her.
     *
     * @param client the client, or null where it is one of the list
     * @param place the place in the list from 0, or -1 where it is a client
     */
    public record Resembled(@Nullable ClientId client, int place, Likeness likeness) {}

    /**
     * Whom a person of the list certainly or possibly is.
     *
     * @param people likeliest first
     * @param tooMany whether more may be than could be compared: then nobody can say that she is new
     * @param contradicts whether she is called or was born otherwise than whoever her source's number stands for
     */
    public record Resembling(List<Resembled> people, boolean tooMany, boolean contradicts) {
        public Resembling {
            people = List.copyOf(people);
        }
    }

    /**
     * Whom each person is or may be, by the measure of {@link Searching#match}: one search in the log for all of them,
     * with everybody they resemble as its subjects.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Resembling> match(List<Told> told, Set<String> verified, String purpose) {
        if (told.isEmpty()) {
            return List.of();
        }
        List<String> criteria = told.stream()
                .flatMap(one -> one.values().keySet().stream())
                .filter(Criteria.SEARCHABLE::contains)
                .distinct()
                .sorted()
                .toList();
        SetComparison comparison =
                disclosures.search(purpose, criteria, () -> compare(told, verified), SetComparison::resembled);
        encounters.note(comparison.met());
        return comparison.people();
    }

    /** Whether there is anybody who would not be found yet, since the duty has still to give her her keys. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isIncomplete() {
        return keys.isAnyoneDue();
    }

    /**
     * Keeps people under their keys, by the source record that was written.
     *
     * @param told what the file tells of each
     * @param matched those who were known before: what is new of them makes keys with what was known
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Map<UUID, Map<String, Object>> told, Map<UUID, ClientId> matched) {
        Map<UUID, Set<Long>> byRecord = told.entrySet().parallelStream()
                .collect(Collectors.toConcurrentMap(
                        Map.Entry::getKey,
                        one -> Keys.ofPerson(Descriptions.of(one.getValue(), Set.of()))
                                .all()));
        Map<ClientId, Known> known = known(List.copyOf(Set.copyOf(matched.values())), Descriptions.KEYED);
        matched.forEach((record, client) -> {
            Known all = known.get(client);
            if (all != null) {
                byRecord.put(record, Keys.of(all).all());
            }
        });
        keys.add(byRecord);
    }

    private SetComparison compare(List<Told> told, Set<String> verified) {
        SetComparison comparison = new SetComparison(told, verified, weighing.measure(ClientKind.PERSON));
        Sharing sharing = keys.find(comparison.keys(), Searching.PER_KEY, LEAST_SHARED, MOST);
        Map<Integer, List<ClientId>> numbered = records.findByKeys(comparison.identifiers(), WITH_ONE_NUMBER + 1);
        comparison.withNumbered(numbered);
        comparison.with(sharing.clients());
        comparison.compare(known(comparison.candidates(), Descriptions.COMPARED), sharing);
        return comparison;
    }

    private Map<ClientId, Known> known(List<ClientId> clients, Set<String> attributes) {
        return clients.isEmpty()
                ? Map.of()
                : Known.byEveryId(records.findAllAsFarAsOpened(clients, attributes, Seen.EVERYBODY).stream()
                        .filter(one -> one.kind() == ClientKind.PERSON)
                        .toList());
    }
}
