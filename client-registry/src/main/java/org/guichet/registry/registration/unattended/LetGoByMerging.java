package org.guichet.registry.registration.unattended;

import java.util.List;
import org.guichet.registry.client.ClientsMerged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * An account somebody bound herself opened what she had typed; merged, it would open what others tell as well. From then on
 * only the code at a counter binds it, whichever of the two it was bound to.
 */
@Component
class LetGoByMerging {
    private final AccountRows accounts;

    LetGoByMerging(AccountRows accounts) {
        this.accounts = accounts;
    }

    @EventListener
    void hear(ClientsMerged merged) {
        accounts.letGoOfSelfBound(List.of(merged.survivor(), merged.merged()));
    }
}
