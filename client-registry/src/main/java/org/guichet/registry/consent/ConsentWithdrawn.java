package org.guichet.registry.consent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.ClientId;

/**
 * A consent was withdrawn, and permits nothing any more. Published in the same transaction.
 *
 * @param client under the id it was given with
 * @param recipients party codes
 */
public record ConsentWithdrawn(UUID consent, ClientId client, List<String> recipients, Instant at) {
    public ConsentWithdrawn {
        recipients = List.copyOf(recipients);
    }
}
