package org.guichet.registry.registration;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Ids;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.registration.Proposal.State;
import org.guichet.registry.registration.ProposalRows.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands a correction to a second person instead of writing it: once, however often one person tells the same. */
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
                .filter(held ->
                        Disagreement.byAPerson() && asksForApproval(told.attribute()) && differs(held.value(), told));
    }

    private boolean differs(Object known, NewFact told) {
        return values.differ(told.attribute(), known, told.value());
    }

    private boolean asksForApproval(String attribute) {
        return dictionary.find(attribute).filter(Attribute::approval).isPresent();
    }

    /**
     * The same told again by the same person is one proposal: the one that waits, or where more is told of it now, another
     * in its place. What somebody else tells is hers: she may see it through when the first is taken back.
     *
     * @return the proposal, or the one that waits already and says as much
     */
    UUID propose(Permit permit, NewFact fact, Fact held, @Nullable String reason) {
        writing.lock(permit.under());
        String why = reason == null ? "" : reason;
        List<Row> earlier = rows.waiting(permit, held.id()).stream()
                .filter(waiting -> waiting.proposal().mine() && !differs(waiting.value(), fact))
                .toList();
        return earlier.stream()
                .filter(waiting -> waiting.covers(fact, why))
                .map(waiting -> waiting.proposal().id())
                .findFirst()
                .orElseGet(() -> inPlaceOf(earlier, permit, fact, held, why));
    }

    private UUID inPlaceOf(List<Row> earlier, Permit permit, NewFact fact, Fact held, String why) {
        Actor actor = Acting.errand().actor();
        earlier.stream()
                .filter(waiting -> waiting.givesWayTo(fact))
                .forEach(waiting ->
                        rows.decided(waiting.proposal().id(), State.WITHDRAWN, actor.id(), null, clock.instant()));
        UUID id = Ids.next(clock);
        ProposalRows.Proposer proposer = new ProposalRows.Proposer(actor, CorrectionWriting.office(), why);
        rows.insert(id, permit.under(), held.id(), fact, proposer, clock.instant());
        writing.logProposed(permit, fact.attribute());
        return id;
    }
}
