package org.guichet.registry.client.records;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;

/**
 * A source record about to be written.
 *
 * @param party who knows the person
 * @param reference what the party calls her
 * @param identifiers keys of the identifiers among the facts, by kind
 */
public record NewRecord(
        UUID id,
        ClientId client,
        String party,
        String reference,
        List<FactRow> facts,
        Map<String, Set<String>> identifiers) {
    public NewRecord {
        facts = List.copyOf(facts);
        identifiers = Map.copyOf(identifiers);
    }
}
