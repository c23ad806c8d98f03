package org.guichet.registry.registration.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.Verification;
import org.guichet.registry.identity.SetMatching;
import org.guichet.registry.identity.SetMatching.Resembled;
import org.guichet.registry.identity.SetMatching.Resembling;
import org.guichet.registry.identity.SetMatching.Told;
import org.guichet.registry.matching.Likeness;
import org.guichet.registry.registration.SelfAsserted;
import org.guichet.registry.registration.load.Outcome.Kind;
import org.guichet.registry.registration.load.Reading.Read;
import org.springframework.stereotype.Component;

/** Tells of each row of a portion who it is: by its source's number, or by whom it resembles. */
@Component
class Recognizing {
    /** More may be this person than could be compared. */
    static final String TOO_MANY = "row:match.too-many";

    private static final String CONTRADICTS = ":input.contradicts";

    private final SetMatching matching;
    private final Entering entering;
    private final SelfAsserted selfAsserted;

    Recognizing(SetMatching matching, Entering entering, SelfAsserted selfAsserted) {
        this.matching = matching;
        this.entering = entering;
        this.selfAsserted = selfAsserted;
    }

    /**
     * One outcome a row, in their order.
     *
     * @throws StateChanged with {@link BulkLoading#KEYS_ARE_DUE} where somebody could not be found yet
     */
    List<Outcome> decide(Mapping mapping, List<Read> usable) {
        if (matching.isIncomplete()) {
            throw new StateChanged(BulkLoading.KEYS_ARE_DUE);
        }
        Map<String, ClientId> numbered = entering.known(mapping.source(), usable);
        Set<String> verified = mapping.verification() == Verification.DECLARED
                ? Set.of()
                : Set.copyOf(mapping.columns().values());
        List<Resembling> resembling = matching.match(told(usable, numbered), verified, Entering.PURPOSE);
        Set<ClientId> doubted = selfAsserted.among(known(resembling, numbered));
        List<Outcome> decided = new ArrayList<>();
        Map<String, ClientId> sofar = new HashMap<>(numbered);
        for (int place = 0; place < usable.size(); place++) {
            Read row = usable.get(place);
            ClientId same = sofar.get(row.reference());
            decided.add(
                    same == null
                            ? decide(row.number(), resembling.get(place), decided, doubted)
                            : knownByNumber(mapping, row.number(), same, resembling.get(place)));
            ClientId client = decided.getLast().client();
            if (client != null) {
                sofar.putIfAbsent(row.reference(), client);
            }
        }
        return decided;
    }

    /** Everybody a row may be taken for. */
    private static Set<ClientId> known(List<Resembling> resembling, Map<String, ClientId> numbered) {
        Set<ClientId> known = new HashSet<>(numbered.values());
        resembling.stream()
                .flatMap(row -> row.people().stream())
                .filter(one -> one.likeness() instanceof Likeness.Certain)
                .map(Resembled::client)
                .filter(Objects::nonNull)
                .forEach(known::add);
        return known;
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

    private Outcome decide(int row, Resembling resembling, List<Outcome> before, Set<ClientId> doubted) {
        Set<ClientId> certain = new LinkedHashSet<>();
        Set<ClientId> all = new LinkedHashSet<>();
        resembling.people().forEach(one -> {
            ClientId client = one.client() == null ? before.get(one.place()).client() : one.client();
            if (client != null) {
                all.add(client);
            }
            if (client != null && one.likeness() instanceof Likeness.Certain && !doubted.contains(client)) {
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
