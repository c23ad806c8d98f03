package org.guichet.registry.client.records;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Fact;

/**
 * What the rows say of a client: every party's current fact for each attribute asked for.
 *
 * @param client the client after following merges
 * @param ids every id that leads to the client, its own among them
 * @param standing what she is to whoever asked
 * @param unopened the attributes of which a value is there that cannot be opened; unknown, which is not missing
 * @param indexed those of the unopened of which every value has its entry in the blind index: whom the index does not
 *     find by a value has another one
 * @param kind what she is, sealed or not
 */
public record Known(
        ClientId client,
        List<PartyFact> facts,
        Set<ClientId> ids,
        Standing standing,
        Set<String> unopened,
        Set<String> indexed,
        ClientKind kind) {
    /** Whether she is sealed, and if so whether she is seen all the same. */
    public enum Standing {
        OPEN,
        SEALED,
        HIDDEN
    }

    public Known {
        facts = List.copyOf(facts);
        ids = Set.copyOf(ids);
        unopened = Set.copyOf(unopened);
        indexed = Set.copyOf(indexed);
    }

    /** Somebody nobody knows yet. */
    public static Known nothingYet(ClientId client, ClientKind kind) {
        return new Known(client, List.of(), Set.of(client), Standing.OPEN, Set.of(), Set.of(), kind);
    }

    /** Under every id that leads to one of them: whoever was merged since her id was read is found by it all the same. */
    public static Map<ClientId, Known> byEveryId(Collection<Known> clients) {
        Map<ClientId, Known> byId = new LinkedHashMap<>();
        clients.forEach(client -> client.ids().forEach(id -> byId.put(id, client)));
        return byId;
    }

    /** Other clients of whom these facts speak: a partner, for example. */
    public Set<ClientId> others() {
        return facts.stream()
                .map(held -> held.fact().about())
                .filter(about -> about != null && !ids.contains(about))
                .collect(Collectors.toSet());
    }

    /** Whether she exists for whoever asked. */
    public boolean seen() {
        return standing != Standing.HIDDEN;
    }

    /**
     * A fact with the party whose source record holds it.
     *
     * @param chosen whoever merged two clients decided that this value counts
     */
    public record PartyFact(String party, Fact fact, boolean chosen) {}
}
