package org.guichet.registry.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.client.records.MatchingKeys;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.Likeness;
import org.guichet.registry.matching.Matching;
import org.guichet.registry.matching.Standardized;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Matches many people at once, with those known and with each other: two statements, however many they are. */
@Component
public class SetMatching {
    private static final int PER_KEY = 100;
    private static final int LEAST_SHARED = 2;
    private static final int MOST = 8;

    private final ClientRecords records;
    private final MatchingKeys keys;
    private final Disclosures disclosures;
    private final Matching matching = Matching.shipped();

    SetMatching(ClientRecords records, MatchingKeys keys, Disclosures disclosures) {
        this.records = records;
        this.keys = keys;
        this.disclosures = disclosures;
    }

    /**
     * Somebody a person of the list resembles: a client, or another one of the list who stands before her.
     *
     * @param client the client, or null where it is one of the list
     * @param place the place in the list from 0, or -1 where it is a client
     */
    public record Resembled(@Nullable ClientId client, int place, Likeness likeness) {}

    /** For each person those she certainly or possibly is, likeliest first: one search in the log for all of them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<List<Resembled>> match(List<Map<String, String>> told, Set<String> verified, String purpose) {
        if (told.isEmpty()) {
            return List.of();
        }
        disclosures
                .admitSearch(
                        purpose,
                        told.stream()
                                .flatMap(one -> one.keySet().stream())
                                .filter(Criteria.SEARCHABLE::contains)
                                .distinct()
                                .sorted()
                                .toList())
                .ifPresent(Disclosure::orRefuse);
        List<Description> described =
                told.stream().map(one -> Descriptions.of(one, verified)).toList();
        List<Standardized> people = described.stream().map(Standardized::of).toList();
        List<Set<Long>> asked =
                described.stream().map(one -> PersonKeys.of(one).all()).toList();
        Map<Integer, List<ClientId>> shared = keys.findForMany(asked, PER_KEY, LEAST_SHARED, MOST);
        Map<ClientId, Standardized> clients = known(shared);
        Map<Long, List<Integer>> before = new HashMap<>();
        List<List<Resembled>> all = new ArrayList<>();
        for (int place = 0; place < people.size(); place++) {
            List<Resembled> found = new ArrayList<>();
            Standardized person = people.get(place);
            for (ClientId client : shared.getOrDefault(place, List.of())) {
                Standardized other = clients.get(client);
                if (other != null) {
                    keep(found, new Resembled(client, -1, matching.compare(person, other)));
                }
            }
            for (int earlier : earlier(asked.get(place), before, place)) {
                keep(found, new Resembled(null, earlier, matching.compare(person, people.get(earlier))));
            }
            found.sort((one, other) ->
                    Double.compare(other.likeness().score(), one.likeness().score()));
            all.add(found);
        }
        return all;
    }

    /** Keeps people under their keys, by the source record that was written. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Map<UUID, Map<String, String>> told) {
        keys.add(told.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> PersonKeys.of(Descriptions.of(entry.getValue(), Set.of()))
                                .all())));
    }

    private Map<ClientId, Standardized> known(Map<Integer, List<ClientId>> shared) {
        List<ClientId> clients =
                shared.values().stream().flatMap(List::stream).distinct().toList();
        return records.findAll(clients, Descriptions.COMPARED).stream()
                .collect(Collectors.toMap(
                        Known::client,
                        ((Function<Known, Description>) Descriptions::of).andThen(Standardized::of),
                        (one, other) -> one));
    }

    private static Set<Integer> earlier(Set<Long> asked, Map<Long, List<Integer>> before, int place) {
        Set<Integer> found = new TreeSet<>();
        for (Long key : asked) {
            List<Integer> sharing = before.computeIfAbsent(key, first -> new ArrayList<>());
            if (sharing.size() <= PER_KEY) {
                found.addAll(sharing);
            }
            sharing.add(place);
        }
        return found;
    }

    private static void keep(List<Resembled> found, Resembled one) {
        if (!(one.likeness() instanceof Likeness.None)) {
            found.add(one);
        }
    }
}
