package org.guichet.registry.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.client.records.MatchingKeys.Sharing;
import org.guichet.registry.identity.Measure.Prepared;
import org.guichet.registry.identity.SetMatching.Resembled;
import org.guichet.registry.identity.SetMatching.Resembling;
import org.guichet.registry.identity.SetMatching.Told;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.Likeness;
import org.guichet.registry.protection.Encounters.Met;
import org.jspecify.annotations.Nullable;

/** The clients of a list as they are compared, each with her candidates and with those of the list before her. */
final class SetComparison {
    private static final Comparator<Resembled> LIKELIEST_FIRST = Comparator.comparingDouble(
                    (Resembled one) -> one.likeness().score())
            .reversed();

    private final Measure measure;
    private final List<Described> described;
    private final List<Told> bearers = new ArrayList<>();
    private final List<Set<ClientId>> numbered = new ArrayList<>();
    private final List<Set<ClientId>> candidates = new ArrayList<>();
    private final List<Resembling> people = new ArrayList<>();
    private final Set<ClientId> resembled = new LinkedHashSet<>();
    private final List<Met> met = new ArrayList<>();
    private final Map<ClientId, Known> withheld = new LinkedHashMap<>();

    /** Who stands before, by what she may be found by. */
    private final Map<Object, List<Integer>> before = new HashMap<>();

    private SetComparison(List<Described> described, Measure measure) {
        this.described = described;
        this.measure = measure;
        described.forEach(one -> {
            numbered.add(new HashSet<>());
            candidates.add(new LinkedHashSet<>());
        });
    }

    SetComparison(List<Told> told, Set<String> verified, Measure measure) {
        this(
                told.parallelStream()
                        .map(one -> Described.of(measure, measure.described(one.values(), verified), one.values()))
                        .toList(),
                measure);
        for (int place = 0; place < told.size(); place++) {
            bearers.add(told.get(place));
            ClientId bearer = told.get(place).numbered();
            if (bearer != null) {
                candidates.get(place).add(bearer);
            }
        }
    }

    /** Of clients who are known, all of the kind that is measured. */
    static SetComparison of(List<Known> clients, Measure measure) {
        return new SetComparison(
                clients.parallelStream().map(one -> Described.of(measure, one)).toList(), measure);
    }

    /** One of the list, ready to be compared and looked for. */
    private record Described(Prepared client, Keys keys, Map<String, Set<String>> identifiers, Set<String> told) {
        static Described of(Measure measure, Description description, Map<String, ?> values) {
            Prepared client = measure.prepare(description);
            return new Described(
                    client,
                    client.keys(),
                    SearchKeys.identifiers(values),
                    description.values().keySet());
        }

        static Described of(Measure measure, Known known) {
            Map<String, String> values = new HashMap<>();
            known.facts()
                    .forEach(held -> values.putIfAbsent(
                            held.fact().attribute(), held.fact().value().toString()));
            return of(measure, Descriptions.of(known), values);
        }
    }

    /** A candidate, compared. */
    private record Compared(Known client, Judged judged) {}

    List<Set<Long>> keys() {
        return described.stream().map(one -> one.keys().all()).toList();
    }

    List<Map<String, Set<String>>> identifiers() {
        return described.stream().map(Described::identifiers).toList();
    }

    /** Candidates found by a number that identifies them. */
    void withNumbered(Map<Integer, List<ClientId>> found) {
        found.forEach((place, some) -> numbered.get(place).addAll(some));
        with(found);
    }

    void with(Map<Integer, List<ClientId>> found) {
        found.forEach((place, some) -> candidates.get(place).addAll(some));
    }

    List<ClientId> candidates() {
        return candidates.stream().flatMap(Set::stream).distinct().toList();
    }

    /**
     * Compares on all processors, and judges in the order of the list.
     *
     * @param known by every id that leads to each of them
     */
    void compare(Map<ClientId, Known> known, Sharing sharing) {
        Map<ClientId, Prepared> clients = known.entrySet().parallelStream()
                .filter(one -> one.getKey().equals(one.getValue().client()))
                .collect(Collectors.toConcurrentMap(
                        Map.Entry::getKey, one -> measure.prepare(Descriptions.of(one.getValue()))));
        List<List<Compared>> compared = IntStream.range(0, described.size())
                .parallel()
                .mapToObj(place -> candidates(place, known).stream()
                        .map(client -> compare(place, client, Objects.requireNonNull(clients.get(client.client()))))
                        .toList())
                .toList();
        Set<Long> crowded = new HashSet<>(sharing.crowded());
        for (int place = 0; place < described.size(); place++) {
            List<Resembled> found = new ArrayList<>();
            boolean open = false;
            for (Compared candidate : compared.get(place)) {
                open |= keep(found, place, candidate);
            }
            Hidden hidden =
                    Hidden.among(found, one -> Objects.requireNonNull(known.get(one.client())), Resembled::likeness);
            met.addAll(hidden.met());
            found.removeIf(one -> hidden.clients().contains(one.client()));
            for (int earlier : earlier(place, crowded)) {
                keep(
                        found,
                        null,
                        earlier,
                        described
                                .get(place)
                                .client()
                                .compare(described.get(earlier).client()));
            }
            found.sort(LIKELIEST_FIRST);
            boolean tooMany = open
                    || !hidden.met().isEmpty()
                    || sharing.cut().contains(place)
                    || described.get(place).keys().isLostIn(crowded);
            people.add(new Resembling(found, tooMany, contradicts(place, known, clients)));
        }
        Judged.warn(withheld.values());
    }

    private boolean contradicts(int place, Map<ClientId, Known> known, Map<ClientId, Prepared> clients) {
        if (bearers.isEmpty()) {
            return false;
        }
        Prepared person = described.get(place).client();
        Told told = bearers.get(place);
        if (told.numbered() == null) {
            return told.sameAs() >= 0
                    && person.contradicts(described.get(told.sameAs()).client());
        }
        Known bearer = known.get(told.numbered());
        return bearer != null && person.contradicts(Objects.requireNonNull(clients.get(bearer.client())));
    }

    private Collection<Known> candidates(int place, Map<ClientId, Known> known) {
        Map<ClientId, Known> some = new LinkedHashMap<>();
        candidates.get(place).stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .forEach(client -> some.put(client.client(), client));
        return some.values();
    }

    private Compared compare(int place, Known client, Prepared prepared) {
        Likeness rest = described.get(place).client().compare(prepared);
        return new Compared(client, Judged.of(rest, client, described.get(place).told(), numbered.get(place)));
    }

    /** @return whether nobody can say that she is another person */
    private boolean keep(List<Resembled> found, int place, Compared candidate) {
        Known client = candidate.client();
        if (Judged.isWithheld(client, described.get(place).told())) {
            withheld.put(client.client(), client);
        }
        if (keep(found, client.client(), -1, candidate.judged().likeness())) {
            resembled.addAll(client.ids());
        }
        return candidate.judged().open();
    }

    private static boolean keep(List<Resembled> found, @Nullable ClientId client, int earlier, Likeness likeness) {
        return !(likeness instanceof Likeness.None) && found.add(new Resembled(client, earlier, likeness));
    }

    /** Who of the list stands before and may be found by the same; a key that is crowded finds nobody. */
    private Set<Integer> earlier(int place, Set<Long> crowded) {
        Set<Integer> found = new TreeSet<>();
        for (Long key : described.get(place).keys().all()) {
            List<Integer> sharing = before.computeIfAbsent(key, first -> new ArrayList<>());
            if (sharing.size() <= Searching.PER_KEY) {
                found.addAll(sharing);
            } else {
                crowded.add(key);
            }
            sharing.add(place);
        }
        described
                .get(place)
                .identifiers()
                .forEach((kind, some) -> some.forEach(number -> {
                    List<Integer> sharing = before.computeIfAbsent(kind + "=" + number, first -> new ArrayList<>());
                    found.addAll(sharing);
                    sharing.add(place);
                }));
        return found;
    }

    List<Resembling> people() {
        return people;
    }

    /** Sealed clients somebody of the list is or may be, of whom whoever acts may not know. */
    List<Met> met() {
        return met;
    }

    /** Every client somebody of the list is or may be, with the ids that lead there. */
    Set<ClientId> resembled() {
        return resembled;
    }
}
