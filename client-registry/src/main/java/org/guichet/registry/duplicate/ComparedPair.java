package org.guichet.registry.duplicate;

import java.util.HashSet;
import java.util.Set;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientIds;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.records.ClientMerges;
import org.guichet.registry.client.records.ToldApart;
import org.guichet.registry.duplicate.DuplicateReviews.Compared;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** That a decision is about whom was compared: another merge may have changed either of the two meanwhile. */
@Component
record ComparedPair(ClientMerges merges, ClientIds ids, ToldApart toldApart) {
    /** From now on nobody else merges or parts either of the two. */
    void hold(ClientId first, ClientId second) {
        merges.hold(first, second);
    }

    /**
     * @param found the review before both were held, and {@code held} after
     * @throws StateChanged where they are not those who were compared
     */
    void check(DuplicateReview found, DuplicateReview held, @Nullable Compared compared) {
        Set<ClientId> now = Set.of(held.first(), held.second());
        boolean same = now.equals(Set.of(found.first(), found.second()));
        if (compared != null) {
            same &= compared.clients().equals(compared.whole() ? leadingTo(held) : now);
        }
        if (!same) {
            throw new StateChanged("CHANGED_MEANWHILE");
        }
    }

    private Set<ClientId> leadingTo(DuplicateReview review) {
        Set<ClientId> all = new HashSet<>(ids.sameAs(review.first()));
        all.addAll(ids.sameAs(review.second()));
        return all;
    }
}
