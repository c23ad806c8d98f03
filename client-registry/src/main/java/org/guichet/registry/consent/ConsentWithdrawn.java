package org.guichet.registry.consent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.ClientId;

/**
 * A consent was withdrawn, and permits nothing any more; or a request was refused, and what it speaks of is allowed no more to
 * recipients who had it by a consent that goes on otherwise. Published in the same transaction.
 *
 * @param client under the id it was given with
 * @param recipients party codes
 */
public record ConsentWithdrawn(UUID consent, ClientId client, List<String> recipients, Instant at) {
    public ConsentWithdrawn {
        recipients = List.copyOf(recipients);
    }
}
