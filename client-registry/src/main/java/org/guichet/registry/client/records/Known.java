package org.guichet.registry.client.records;

import java.util.List;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;

/**
 * What the rows say of a client: every party's current fact for each attribute asked for.
 *
 * @param client the client after following merges
 */
public record Known(ClientId client, List<PartyFact> facts) {
    public Known {
        facts = List.copyOf(facts);
    }

    /** A fact with the party whose source record holds it. */
    public record PartyFact(String party, Fact fact) {}
}
