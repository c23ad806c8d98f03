package org.guichet.registry.registration;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Ids;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands a correction to a second person instead of writing it: once, however often the same is told meanwhile. */
@Component
class Proposing {
    private final ProposalRows rows;
    private final AttributeDictionary dictionary;
    private final CorrectionWriting writing;
    private final Values values;
    private final Clock clock;

    Proposing(
            ProposalRows rows, AttributeDictionary dictionary, CorrectionWriting writing, Values values, Clock clock) {
        this.rows = rows;
        this.values = values;
        this.dictionary = dictionary;
        this.writing = writing;
        this.clock = clock;
    }

    /** The fact another value of which a second person has to approve, where it is so. */
    Optional<Fact> toBeApproved(Permit permit, NewFact told) {
        return permit.fact(told.attribute())
                .filter(held -> byAPerson() && asksForApproval(told.attribute()) && differs(held.value(), told));
    }

    private boolean differs(Object known, NewFact told) {
        return values.differ(told.attribute(), known, told.value());
    }

    private boolean asksForApproval(String attribute) {
        return dictionary.find(attribute).filter(Attribute::approval).isPresent();
    }

    /** Programmes and duties tell what their own records say; that is no correction of anybody's. */
    private static boolean byAPerson() {
        Actor actor = Acting.errand().actor();
        return actor instanceof Actor.Person || actor instanceof Actor.Client;
    }

    /** @return the proposal, or the one that waits already and says the same of the same fact */
    UUID propose(Permit permit, NewFact fact, Fact held, @Nullable String reason) {
        writing.lock(permit.under());
        return rows.waiting(permit, held.id()).stream()
                .filter(waiting -> !differs(waiting.value(), fact))
                .map(waiting -> waiting.proposal().id())
                .findFirst()
                .orElseGet(() -> insert(permit, fact, held, reason));
    }

    private UUID insert(Permit permit, NewFact fact, Fact held, @Nullable String reason) {
        UUID id = Ids.next(clock);
        rows.insert(
                id,
                permit.under(),
                held.id(),
                fact,
                new ProposalRows.Proposer(
                        Acting.errand().actor(), CorrectionWriting.office(), reason == null ? "" : reason),
                clock.instant());
        writing.logProposed(permit, fact.attribute());
        return id;
    }
}
