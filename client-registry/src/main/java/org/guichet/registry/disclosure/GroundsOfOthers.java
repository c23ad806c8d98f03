package org.guichet.registry.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.consent.Bases;
import org.guichet.registry.consent.ConsentGate;
import org.springframework.stereotype.Component;

/** What those consented to of whom something is held about a client: it opens on their own grounds (rule 11). */
@Component
class GroundsOfOthers {
    private final ClientRecords records;
    private final ConsentGate gate;

    GroundsOfOthers(ClientRecords records, ConsentGate gate) {
        this.records = records;
        this.gate = gate;
    }

    /** The bases with theirs: two statements where something held speaks of somebody else, and none where nothing does. */
    Bases with(Bases bases, Errand errand, Known client, Set<String> purposes, String recipient) {
        List<ClientId> others = List.copyOf(client.others());
        if (others.isEmpty()) {
            return bases;
        }
        List<Known> known = records.findAll(others, Set.of(), Seen.by(errand.cleared(), errand.self()));
        Set<ClientId> ids =
                known.stream().flatMap(other -> other.ids().stream()).collect(Collectors.toSet());
        Map<ClientId, List<Bases.Given>> said = gate.consents(ids, purposes, recipient);
        Map<ClientId, List<Bases.Given>> byEveryId = new HashMap<>();
        for (Known other : known) {
            List<Bases.Given> hers = other.ids().stream()
                    .flatMap(id -> said.getOrDefault(id, List.of()).stream())
                    .toList();
            other.ids().forEach(id -> byEveryId.put(id, hers));
        }
        return bases.with(byEveryId);
    }
}
