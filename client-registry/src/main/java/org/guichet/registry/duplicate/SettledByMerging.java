package org.guichet.registry.duplicate;

import org.guichet.registry.client.ClientsMerged;
import org.guichet.registry.duplicate.DuplicateReview.State;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** However two clients came to be merged, there is nothing left to decide between them. */
@Component
class SettledByMerging {
    private final ReviewRows rows;

    SettledByMerging(ReviewRows rows) {
        this.rows = rows;
    }

    @EventListener
    void hear(ClientsMerged merged) {
        rows.settle(merged.survivor(), merged.merged(), State.SAME, Officer.deciding(), merged.merge());
    }
}
