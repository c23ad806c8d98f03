package org.guichet.registry.registration.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.Verification;
import org.guichet.registry.identity.SetMatching;
import org.guichet.registry.identity.SetMatching.Resembled;
import org.guichet.registry.identity.SetMatching.Resembling;
import org.guichet.registry.identity.SetMatching.Told;
import org.guichet.registry.matching.Likeness;
import org.guichet.registry.registration.Values;
import org.guichet.registry.registration.load.Outcome.Kind;
import org.guichet.registry.registration.load.Reading.Read;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enters one portion of a file in one transaction: all of its rows with their outcomes, or none. */
@Component
class Portions {
    /** More may be this person than could be compared. */
    static final String TOO_MANY = "row:match.too-many";

    private static final String CONTRADICTS = ":input.contradicts";

    private final LoadRows rows;
    private final SetMatching matching;
    private final Entering entering;
    private final AttributeDictionary dictionary;
    private final Values values;

    Portions(LoadRows rows, SetMatching matching, Entering entering, AttributeDictionary dictionary, Values values) {
        this.rows = rows;
        this.matching = matching;
        this.entering = entering;
        this.dictionary = dictionary;
        this.values = values;
    }

    @Transactional
    UUID begin(String sha256, Mapping mapping) {
        return rows.begin(sha256, mapping.canonical());
    }

    @Transactional
    void finish(UUID load) {
        rows.finish(load);
    }

    /** @return how many rows of the file are done */
    @Transactional
    int enter(UUID load, Mapping mapping, List<Line> lines) {
        int done = rows.doneLocked(load);
        List<Line> left = lines.stream().filter(line -> line.number() > done).toList();
        if (left.isEmpty()) {
            return done;
        }
        if (matching.isIncomplete()) {
            throw new StateChanged(BulkLoading.KEYS_ARE_DUE);
        }
        Reading reading = new Reading(mapping, dictionary, values);
        List<Read> read = left.stream().map(reading::read).toList();
        List<Outcome> outcomes = new ArrayList<>();
        read.stream()
                .filter(row -> !row.isUsable())
                .map(row -> new Outcome(row.number(), Kind.REJECTED, null, List.of(), row.wrong()))
                .forEach(outcomes::add);
        List<Read> usable = read.stream().filter(Read::isUsable).toList();
        List<Outcome> decided = decide(mapping, usable);
        List<Read> entered = new ArrayList<>();
        for (int place = 0; place < usable.size(); place++) {
            if (decided.get(place).kind() != Kind.REJECTED) {
                entered.add(usable.get(place));
            }
        }
        entering.enter(
                mapping,
                entered,
                decided.stream()
                        .filter(outcome -> outcome.kind() != Kind.REJECTED)
                        .toList());
        outcomes.addAll(decided);
        rows.record(load, left.getLast().number(), outcomes);
        return left.getLast().number();
    }

    private List<Outcome> decide(Mapping mapping, List<Read> usable) {
        Map<String, ClientId> numbered = entering.known(mapping.source(), usable);
        Set<String> verified = mapping.verification() == Verification.DECLARED
                ? Set.of()
                : Set.copyOf(mapping.columns().values());
        List<Resembling> resembling = matching.match(told(usable, numbered), verified, Entering.PURPOSE);
        List<Outcome> decided = new ArrayList<>();
        Map<String, ClientId> sofar = new HashMap<>(numbered);
        for (int place = 0; place < usable.size(); place++) {
            Read row = usable.get(place);
            ClientId same = sofar.get(row.reference());
            decided.add(
                    same == null
                            ? decide(row.number(), resembling.get(place), decided)
                            : knownByNumber(mapping, row.number(), same, resembling.get(place)));
            ClientId client = decided.getLast().client();
            if (client != null) {
                sofar.putIfAbsent(row.reference(), client);
            }
        }
        return decided;
    }

    private static List<Told> told(List<Read> usable, Map<String, ClientId> numbered) {
        Map<String, Integer> first = new HashMap<>();
        List<Told> told = new ArrayList<>();
        for (int place = 0; place < usable.size(); place++) {
            Read row = usable.get(place);
            Integer before = first.putIfAbsent(row.reference(), place);
            told.add(new Told(row.values(), numbered.get(row.reference()), before == null ? -1 : before));
        }
        return told;
    }

    /**
     * A number stands for one person. What is told of another one under it would lie in one record with hers, and no
     * undoing of a merge could ever part the two.
     */
    private static Outcome knownByNumber(Mapping mapping, int row, ClientId same, Resembling resembling) {
        return resembling.contradicts()
                ? new Outcome(row, Kind.REJECTED, null, List.of(), List.of(mapping.reference() + CONTRADICTS))
                : new Outcome(row, Kind.MATCHED, same, List.of(), List.of(mapping.reference()));
    }

    private Outcome decide(int row, Resembling resembling, List<Outcome> before) {
        Set<ClientId> certain = new LinkedHashSet<>();
        Set<ClientId> all = new LinkedHashSet<>();
        resembling.people().forEach(one -> {
            ClientId client = one.client() == null ? before.get(one.place()).client() : one.client();
            if (client != null) {
                all.add(client);
            }
            if (client != null && one.likeness() instanceof Likeness.Certain) {
                certain.add(client);
            }
        });
        List<String> reasons = new ArrayList<>(agreeing(resembling.people()));
        if (resembling.tooMany()) {
            reasons.add(TOO_MANY);
        }
        if (certain.size() == 1) {
            ClientId same = certain.iterator().next();
            all.remove(same);
            return new Outcome(row, Kind.MATCHED, same, List.copyOf(all), reasons);
        }
        Kind kind = all.isEmpty() && !resembling.tooMany() ? Kind.ACCEPTED : Kind.DOUBTFUL;
        return new Outcome(row, kind, entering.newClient(), List.copyOf(all), reasons);
    }

    private static List<String> agreeing(List<Resembled> resembled) {
        return resembled.stream()
                .flatMap(one -> one.likeness().reasons().stream())
                .filter(reason -> reason.level().agrees())
                .map(reason -> reason.attribute())
                .distinct()
                .toList();
    }
}
