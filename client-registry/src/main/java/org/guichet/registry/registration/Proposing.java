package org.guichet.registry.registration;

import java.time.Clock;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Ids;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands a correction to a second person instead of writing it. */
@Component
class Proposing {
    private final ProposalRows rows;
    private final AttributeDictionary dictionary;
    private final Clock clock;

    Proposing(ProposalRows rows, AttributeDictionary dictionary, Clock clock) {
        this.rows = rows;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    boolean asksForApproval(String attribute) {
        return dictionary.find(attribute).filter(Attribute::approval).isPresent();
    }

    UUID propose(Permit permit, NewFact fact, Fact held, @Nullable String reason) {
        UUID id = Ids.next(clock);
        rows.insert(
                id,
                permit.under(),
                held.id(),
                fact,
                new ProposalRows.Proposer(
                        Acting.errand().actor(), CorrectionWriting.office(), reason == null ? "" : reason),
                clock.instant());
        return id;
    }
}
