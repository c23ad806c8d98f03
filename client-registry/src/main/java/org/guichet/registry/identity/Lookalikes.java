package org.guichet.registry.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.client.records.MatchingKeys;
import org.guichet.registry.client.records.MatchingKeys.Sharing;
import org.guichet.registry.disclosure.Disclosures;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Compares many existing clients with everybody else, in as many statements as one. */
@Component
public class Lookalikes {
    private static final String PURPOSE = "identity-verification";
    private static final int LEAST_SHARED = 2;
    private static final int MOST = 20;
    private static final int WITH_ONE_NUMBER = 20;

    private final ClientRecords records;
    private final MatchingKeys keys;
    private final Disclosures disclosures;
    private final Weighing weighing;

    Lookalikes(ClientRecords records, MatchingKeys keys, Disclosures disclosures, Weighing weighing) {
        this.records = records;
        this.keys = keys;
        this.disclosures = disclosures;
        this.weighing = weighing;
    }

    /** Whether what is told of an attribute may make two clients look alike, or no longer. */
    public static boolean compares(String attribute) {
        return Descriptions.compared(ClientKind.PERSON).contains(attribute)
                || Descriptions.compared(ClientKind.ORGANIZATION).contains(attribute);
    }

    /**
     * A client with those who may be the same person.
     *
     * @param client after following merges
     * @param ids every id that leads to her
     */
    public record Alike(ClientId client, Set<ClientId> ids, List<Candidate> candidates) {
        public Alike {
            ids = Set.copyOf(ids);
            candidates = List.copyOf(candidates);
        }
    }

    /** What was compared, and everybody whose facts were. */
    private record Compared(List<Alike> alike, Set<ClientId> subjects) {}

    /**
     * Who else may be each of the clients, by the measure of {@link Searching#match}; one who is absent or of another kind
     * is left out. One entry in the log, in the ledger of each of them and of everybody they resemble.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Alike> of(ClientKind kind, Collection<ClientId> clients) {
        List<String> compared = List.copyOf(Descriptions.compared(kind));
        return disclosures
                .search(PURPOSE, compared, () -> compare(kind, List.copyOf(clients)), Compared::subjects)
                .alike();
    }

    private Compared compare(ClientKind kind, List<ClientId> clients) {
        List<Known> asked = known(kind, clients).values().stream().distinct().toList();
        Measure measure = weighing.measure(kind);
        SetComparison comparison = SetComparison.of(asked, measure);
        Sharing sharing = keys.find(comparison.keys(), Searching.PER_KEY, LEAST_SHARED, MOST);
        comparison.with(records.findByKeys(comparison.identifiers(), WITH_ONE_NUMBER + 1));
        comparison.with(sharing.clients());
        Map<ClientId, Known> others = known(kind, comparison.candidates());
        comparison.compare(others, sharing);
        Set<ClientId> subjects = new LinkedHashSet<>();
        List<Alike> alike = new ArrayList<>();
        for (int place = 0; place < asked.size(); place++) {
            Known client = asked.get(place);
            List<Candidate> candidates = comparison.people().get(place).people().stream()
                    .filter(one -> one.client() != null && !one.client().equals(client.client()))
                    .map(one -> Candidate.of(
                            Objects.requireNonNull(others.get(one.client())), one.likeness(), measure.version()))
                    .toList();
            subjects.addAll(client.ids());
            candidates.forEach(candidate -> subjects.addAll(
                    Objects.requireNonNull(others.get(candidate.client())).ids()));
            alike.add(new Alike(client.client(), client.ids(), candidates));
        }
        return new Compared(alike, subjects);
    }

    /** By every id that leads to each of them, in the order asked. */
    private Map<ClientId, Known> known(ClientKind kind, List<ClientId> clients) {
        Errand errand = Acting.errand();
        return Known.byEveryId(
                records.findAll(clients, Descriptions.compared(kind), Seen.by(errand.cleared(), errand.self())).stream()
                        .filter(one -> one.kind() == kind)
                        .toList());
    }
}
