package org.guichet.registry.disclosure;

import java.util.Set;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Death;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.client.records.Known;
import org.springframework.stereotype.Component;

/**
 * Whether a client has died, for a decision, which hands nothing over: from what any party holds, seen in a document or
 * verified at its source. What is only told ends nothing.
 */
@Component
class Deaths {
    private final ClientRecords records;

    Deaths(ClientRecords records) {
        this.records = records;
    }

    /** One statement. */
    boolean known(ClientId client) {
        return records.find(client, Set.of(Death.ATTRIBUTE), Seen.EVERYBODY)
                .filter(Deaths::known)
                .isPresent();
    }

    /** From what was read for a decision already, {@link Death#ATTRIBUTE} among it. */
    static boolean known(Known read) {
        return read.facts().stream().anyMatch(held -> Death.saidBy(held.fact()));
    }
}
