package org.guichet.registry.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.client.records.MatchingKeys.Sharing;
import org.guichet.registry.identity.SetMatching.Resembled;
import org.guichet.registry.identity.SetMatching.Resembling;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.Likeness;
import org.guichet.registry.matching.Matching;
import org.guichet.registry.matching.Standardized;
import org.guichet.registry.protection.Encounters.Met;
import org.jspecify.annotations.Nullable;

/** The people of a list as they are compared, each with her candidates and with those of the list before her. */
final class SetComparison {
    private static final Comparator<Resembled> LIKELIEST_FIRST = Comparator.comparingDouble(
                    (Resembled one) -> one.likeness().score())
            .reversed();

    private final Matching matching;
    private final List<Standardized> described = new ArrayList<>();
    private final List<Keys> keys = new ArrayList<>();
    private final List<Map<String, Set<String>>> identifiers = new ArrayList<>();
    private final List<Set<String>> told = new ArrayList<>();
    private final List<Set<ClientId>> numbered = new ArrayList<>();
    private final List<Set<ClientId>> candidates = new ArrayList<>();
    private final List<Resembling> people = new ArrayList<>();
    private final Set<ClientId> resembled = new LinkedHashSet<>();
    private final List<Met> met = new ArrayList<>();
    private final Set<Known> withheld = new LinkedHashSet<>();

    /** Who stands before, by what she may be found by. */
    private final Map<Object, List<Integer>> before = new HashMap<>();

    private SetComparison(Matching matching) {
        this.matching = matching;
    }

    SetComparison(List<Map<String, String>> told, Set<String> verified, Matching matching) {
        this(matching);
        told.forEach(one -> add(Descriptions.of(one, verified), one));
    }

    /** Of clients who are known. */
    static SetComparison of(List<Known> people, Matching matching) {
        SetComparison comparison = new SetComparison(matching);
        people.forEach(known -> {
            Map<String, String> values = new HashMap<>();
            known.facts()
                    .forEach(held -> values.putIfAbsent(
                            held.fact().attribute(), held.fact().value().toString()));
            comparison.add(Descriptions.of(known), values);
        });
        return comparison;
    }

    private void add(Description description, Map<String, String> values) {
        described.add(Standardized.of(description));
        keys.add(Keys.ofPerson(description));
        identifiers.add(SearchKeys.identifiers(values));
        told.add(description.values().keySet());
        numbered.add(new HashSet<>());
        candidates.add(new LinkedHashSet<>());
    }

    List<Set<Long>> keys() {
        return keys.stream().map(Keys::all).toList();
    }

    List<Map<String, Set<String>>> identifiers() {
        return identifiers;
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

    /** @param known by every id that leads to each of them */
    void compare(Map<ClientId, Known> known, Sharing sharing) {
        Map<ClientId, Standardized> clients = new HashMap<>();
        known.values()
                .forEach(one -> clients.computeIfAbsent(one.client(), absent -> Standardized.of(Descriptions.of(one))));
        Set<Long> crowded = new HashSet<>(sharing.crowded());
        for (int place = 0; place < described.size(); place++) {
            List<Resembled> found = new ArrayList<>();
            boolean open = false;
            for (Known client : candidates(place, known)) {
                open |= keep(found, place, client, Objects.requireNonNull(clients.get(client.client())));
            }
            Hidden hidden =
                    Hidden.among(found, one -> Objects.requireNonNull(known.get(one.client())), Resembled::likeness);
            met.addAll(hidden.met());
            found.removeIf(one -> hidden.clients().contains(one.client()));
            for (int earlier : earlier(place, crowded)) {
                keep(found, null, earlier, matching.compare(described.get(place), described.get(earlier)));
            }
            found.sort(LIKELIEST_FIRST);
            boolean tooMany = open
                    || !hidden.met().isEmpty()
                    || sharing.cut().contains(place)
                    || keys.get(place).isLostIn(crowded);
            people.add(new Resembling(found, tooMany));
        }
        Judged.warn(withheld);
    }

    private Set<Known> candidates(int place, Map<ClientId, Known> known) {
        Set<Known> some = new LinkedHashSet<>();
        candidates.get(place).stream().map(known::get).filter(Objects::nonNull).forEach(some::add);
        return some;
    }

    /** @return whether nobody can say that she is another person */
    private boolean keep(List<Resembled> found, int place, Known client, Standardized described) {
        Likeness rest = matching.compare(this.described.get(place), described);
        Judged judged = Judged.of(rest, client, told.get(place), numbered.get(place));
        if (Judged.isWithheld(client, told.get(place))) {
            withheld.add(client);
        }
        if (keep(found, client.client(), -1, judged.likeness())) {
            resembled.addAll(client.ids());
        }
        return judged.open();
    }

    private static boolean keep(List<Resembled> found, @Nullable ClientId client, int earlier, Likeness likeness) {
        return !(likeness instanceof Likeness.None) && found.add(new Resembled(client, earlier, likeness));
    }

    /** Who of the list stands before and may be found by the same; a key that is crowded finds nobody. */
    private Set<Integer> earlier(int place, Set<Long> crowded) {
        Set<Integer> found = new TreeSet<>();
        for (Long key : keys.get(place).all()) {
            List<Integer> sharing = before.computeIfAbsent(key, first -> new ArrayList<>());
            if (sharing.size() <= Searching.PER_KEY) {
                found.addAll(sharing);
            } else {
                crowded.add(key);
            }
            sharing.add(place);
        }
        identifiers
                .get(place)
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
