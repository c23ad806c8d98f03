package org.guichet.registry.identity;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.client.records.MatchingKeys;
import org.guichet.registry.client.records.MatchingKeys.Sharing;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.Likeness;
import org.guichet.registry.protection.Encounters;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Looks for people, or for organizations, never for both at once. Every search is logged, whether it finds anyone or not. */
@Component
public class Searching {
    private static final String PURPOSE = "identity-verification";
    private static final int SHOWN = 20;
    /** Whoever begins as what was typed does, and whoever else may be meant by a word or two. */
    private static final Reach LOOKED_THROUGH = new Reach(1, 50, true);
    /** Whoever shares one key of twenty with somebody told in full is not that person. */
    private static final Reach COMPARED = new Reach(2, 20, false);
    /** A key that more people share tells nobody from anybody. */
    static final int PER_KEY = 150;

    private final ClientRecords records;
    private final MatchingKeys keys;
    private final Disclosures disclosures;
    private final CriteriaHash hash;
    private final Encounters encounters;
    private final Weighing weighing;

    Searching(
            ClientRecords records,
            MatchingKeys keys,
            Disclosures disclosures,
            CriteriaHash hash,
            Encounters encounters,
            Weighing weighing) {
        this.records = records;
        this.keys = keys;
        this.disclosures = disclosures;
        this.hash = hash;
        this.encounters = encounters;
        this.weighing = weighing;
    }

    /** Candidates, best first; {@code truncated} where more were found than anyone would look through. */
    public record Found(List<Candidate> candidates, boolean truncated) {
        public Found {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * Searches on somebody's behalf, for the purpose {@code identity-verification}. Beginnings of names will do, and
     * slips of the hand are forgiven.
     */
    @Transactional
    public Found search(Criteria criteria) {
        disclosures.admitSearch(PURPOSE, hash.of(criteria.values())).ifPresent(Disclosure::orRefuse);
        Measure measure = weighing.measure(criteria.kind());
        Description typed = measure.described(criteria.values(), Set.of());
        // Whoever is hidden is left out before anything is compared: only registering her says that somebody has to
        // look.
        Compared compared = compare(
                measure, typed, criteria.values(), known -> measure.completed(typed, known), LOOKED_THROUGH, seen());
        List<Candidate> found = compared.people().stream()
                .filter(person -> person.likeness().score() > 0 || !(person.likeness() instanceof Likeness.None))
                .map(Person::candidate)
                .toList();
        return new Found(found.stream().limit(SHOWN).toList(), compared.truncated() || found.size() > SHOWN);
    }

    /** A client as she may be shown before her view is opened. */
    public record Masked(ClientId client, Candidate.Summary summary) {}

    /**
     * Clients whom whoever acts has looked at before, in the order given, masked as what a search finds; those merged
     * stand once, those sealed not at all. It is logged as a search, with those
     * shown as its subjects.
     */
    @Transactional
    public List<Masked> again(List<ClientId> looked, int most) {
        return disclosures.search(
                PURPOSE,
                List.of("last-viewed"),
                () -> masked(looked, most),
                again -> again.stream().map(Masked::client).toList());
    }

    private List<Masked> masked(List<ClientId> looked, int most) {
        Map<ClientId, Masked> found = new HashMap<>();
        records.findAllAsFarAsOpened(looked, Descriptions.SHOWN, seen())
                .forEach(known ->
                        known.ids().forEach(id -> found.put(id, new Masked(known.client(), Candidate.summary(known)))));
        return looked.stream()
                .flatMap(client -> Stream.ofNullable(found.get(client)))
                .distinct()
                .limit(most)
                .toList();
    }

    /**
     * Whether the client with these values is known: asked before anyone is registered, on every path.
     *
     * @param verified attributes whose values were seen in a document or checked at their source
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Match match(ClientKind kind, Map<String, ?> values, Set<String> verified, String purpose) {
        Measure measure = weighing.measure(kind);
        Description told = measure.described(values, verified);
        disclosures.admitSearch(purpose, hash.of(values)).ifPresent(Disclosure::orRefuse);
        Compared all = compare(measure, told, values, known -> told, COMPARED, Seen.EVERYBODY);
        Hidden hidden = Hidden.among(all.people(), Person::known, Person::likeness);
        Match match = answer(all.without(hidden));
        if (!(match instanceof Match.None)) {
            encounters.note(hidden.met());
        }
        return match;
    }

    private static Match answer(Compared compared) {
        List<Candidate> certain = compared.candidates(Likeness.Certain.class);
        if (certain.size() == 1) {
            return new Match.Certain(certain.getFirst(), compared.truncated());
        }
        List<Candidate> doubtful = Stream.concat(
                        certain.stream(), compared.candidates(Likeness.Possible.class).stream())
                .toList();
        return doubtful.isEmpty() && !compared.truncated()
                ? new Match.None()
                : new Match.Possible(doubtful, compared.truncated());
    }

    /**
     * With whom somebody is compared: {@code most} of those who share {@code least} keys, or all that few are asked for.
     *
     * @param begun whether a name told may be the beginning of one
     */
    private record Reach(int least, int most, boolean begun) {}

    /** Somebody compared with what is asked. */
    private record Person(Known known, Judged judged, String parameters) {
        Likeness likeness() {
            return judged.likeness();
        }

        Candidate candidate() {
            return Candidate.of(known, likeness(), parameters);
        }
    }

    /**
     * Everybody compared, likeliest first; truncated where more people shared every key than could be looked through, one
     * who shares half of them was left out, somebody has no keys yet, or she could not be compared by all that is told.
     */
    private record Compared(List<Person> people, boolean truncated) {
        List<Candidate> candidates(Class<? extends Likeness> verdict) {
            return people.stream()
                    .filter(person -> verdict.isInstance(person.likeness()))
                    .map(Person::candidate)
                    .toList();
        }

        /** For whoever may not know of some: as though more shared every key than could be looked through. */
        Compared without(Hidden hidden) {
            return new Compared(
                    people.stream()
                            .filter(person -> !hidden.hides(person.known()))
                            .toList(),
                    truncated || !hidden.met().isEmpty());
        }
    }

    private static Seen seen() {
        Errand errand = Acting.errand();
        return Seen.by(errand.cleared(), errand.self());
    }

    private Compared compare(
            Measure measure,
            Description asked,
            Map<String, ?> values,
            UnaryOperator<Description> against,
            Reach reach,
            Seen seen) {
        Keys told = measure.keys(asked);
        Sharing sharing = keys.find(List.of(told.all()), PER_KEY, reach.least(), reach.most());
        Collection<ClientId> numbered = byIdentifier(values);
        Set<ClientId> ids = new LinkedHashSet<>(numbered);
        ids.addAll(sharing.clients().getOrDefault(0, List.of()));
        List<Person> people = records.findAllAsFarAsOpened(List.copyOf(ids), Descriptions.SHOWN, seen).stream()
                .filter(known -> known.kind() == measure.kind())
                .map(known -> {
                    Description described = Descriptions.of(known);
                    Likeness rest = measure.compare(against.apply(described), described);
                    Judged judged = Judged.of(rest, known, asked.values().keySet(), numbered);
                    return new Person(known, judged, measure.version());
                })
                .sorted(Comparator.comparingDouble(
                                (Person found) -> found.likeness().score())
                        .reversed())
                .toList();
        Judged.warn(people.stream()
                .map(Person::known)
                .filter(known -> Judged.isWithheld(known, asked.values().keySet()))
                .toList());
        boolean open = people.stream().anyMatch(person -> person.judged().open());
        boolean crowd = reach.begun()
                ? told.isCutOffIn(
                        sharing.crowded(), people.stream().map(Person::known).map(Keys::of))
                : told.isLostIn(sharing.crowded());
        return new Compared(
                people, open || crowd || sharing.incomplete() || !sharing.cut().isEmpty());
    }

    private Collection<ClientId> byIdentifier(Map<String, ?> values) {
        Map<String, Set<String>> identifiers = SearchKeys.identifiers(values);
        return identifiers.isEmpty() ? List.of() : records.findByKeys(identifiers, SHOWN + 1);
    }
}
