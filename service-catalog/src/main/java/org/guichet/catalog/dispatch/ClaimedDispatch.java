package org.guichet.catalog.dispatch;

import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;

/**
 * A dispatch one worker holds until its lease ends.
 *
 * @param id also the idempotency key it is sent with
 * @param fence grows with every claim; only the newest may report
 */
public record ClaimedDispatch(
        UUID id,
        String recipient,
        String kind,
        ClientId clientId,
        UUID aboutId,
        String purpose,
        Set<String> attributes,
        int attempts,
        long fence) {
    public ClaimedDispatch {
        attributes = Set.copyOf(attributes);
    }
}
