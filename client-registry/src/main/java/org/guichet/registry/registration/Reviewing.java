package org.guichet.registry.registration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.Unknown;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.disclosure.FactHistories;
import org.guichet.registry.registration.Proposal.State;
import org.guichet.registry.registration.ProposalRows.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The second person: a supervisor who did not propose the correction approves or rejects it, and says why. */
@Component
public class Reviewing {
    private static final String PURPOSE = "correction-review";

    private final ProposalRows rows;
    private final Disclosures disclosures;
    private final FactHistories histories;
    private final CorrectionWriting writing;
    private final CorrectionWriting.Shared shared;

    Reviewing(
            ProposalRows rows,
            Disclosures disclosures,
            FactHistories histories,
            CorrectionWriting writing,
            CorrectionWriting.Shared shared) {
        this.rows = rows;
        this.disclosures = disclosures;
        this.histories = histories;
        this.writing = writing;
        this.shared = shared;
    }

    /** What a second person says. */
    public enum Verdict {
        APPROVE,
        REJECT
    }

    /** One page, oldest first. It names nobody. */
    public record Page(List<Proposal> items, @Nullable UUID next, long total) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** Proposals in one state, for supervisors. */
    @Transactional(readOnly = true)
    public Page queue(State state, int limit, @Nullable UUID cursor) {
        onlySupervisors();
        List<Proposal> found = rows.page(state, limit + 1, cursor);
        boolean more = found.size() > limit;
        List<Proposal> items = more ? found.subList(0, limit) : found;
        return new Page(items, more ? items.getLast().id() : null, rows.count(state));
    }

    /** Opens one proposal for review: a look at its client. */
    @Transactional
    public Proposal.Opened open(UUID id) {
        onlySupervisors();
        Row row = rows.find(id).orElseThrow(NotFound::new);
        return opened(row, permit(row));
    }

    /**
     * Approves or rejects.
     *
     * @throws StateChanged where it was decided already, or another fact is held than the one it speaks of
     * @throws NotGranted for whoever is no supervisor, or proposed it
     */
    @Transactional
    public void decide(UUID id, Verdict verdict, @Nullable String reason) {
        onlySupervisors();
        checkReason(reason);
        Row row = kept(id);
        expectProposed(row);
        if (row.proposal().mine()) {
            throw new NotGranted();
        }
        Permit permit = permit(row);
        switch (verdict) {
            case APPROVE -> {
                List<Row> same = toldByOthers(row, permit);
                approve(row, same, permit);
                same.forEach(one -> end(one, State.APPROVED, reason));
            }
            case REJECT -> {
                writing.logChanged(permit, Proposal.ATTRIBUTE);
                end(row, State.REJECTED, reason);
            }
        }
    }

    /** Takes a proposal back, for the errand's purpose; only whoever made it can. */
    @Transactional
    public void withdraw(UUID id) {
        Row row = kept(id);
        if (!row.proposal().mine()) {
            throw new NotFound();
        }
        Ask ask = Ask.about(row.client(), Set.of(Proposal.ATTRIBUTE)).namedByRow();
        Permit permit = disclosures.open(ask).orRefuse();
        expectProposed(row);
        writing.logChanged(permit, Proposal.ATTRIBUTE);
        end(row, State.WITHDRAWN, null);
    }

    /**
     * The newest hundred proposals about one client, for the errand's purpose: those of facts that whoever asks may see, as a
     * proposal says what they say.
     */
    @Transactional
    public List<Proposal.Opened> of(ClientId client) {
        Set<String> asked = new HashSet<>(rows.attributes(client));
        asked.add(Proposal.ATTRIBUTE);
        Ask ask = Ask.about(client, asked).needing(Proposal.ATTRIBUTE);
        Permit permit = disclosures.open(ask).orRefuse();
        return rows.of(permit, histories.readable(permit, ask)).stream()
                .map(row -> opened(row, permit))
                .toList();
    }

    /** Whatever waits that says the same of the same fact, but what she proposed herself. */
    private List<Row> toldByOthers(Row row, Permit permit) {
        return rows.waiting(permit, row.replaces()).stream()
                .filter(one -> !one.proposal().mine())
                .filter(one -> !shared.values().differ(row.proposal().attribute(), row.value(), one.value()))
                .toList();
    }

    /** It is the value that is approved: the fact is as well verified as it was told best. */
    private void approve(Row row, List<Row> same, Permit permit) {
        Fact held = permit.fact(row.proposal().attribute())
                .filter(known -> known.id().equals(row.replaces()))
                .orElseThrow(() -> new StateChanged("OVERTAKEN"));
        Row best = same.stream()
                .max(Comparator.comparing(Row::verification))
                .filter(one -> one.verification().compareTo(row.verification()) > 0)
                .orElse(row);
        NewFact fact = new NewFact(
                held.attribute(),
                best.value(),
                best.source(),
                best.verification(),
                best.proposal().proposedAt(),
                best.evidence(),
                best.value() == Unknown.VALUE ? null : held.about());
        writing.write(permit, fact, held, row.reason(), row.proposal().id());
    }

    private void end(Row row, State state, @Nullable String why) {
        String decider = Acting.errand().actor().id();
        rows.decided(row.proposal().id(), state, decider, why, shared.clock().instant());
    }

    /** The proposal, as it stays until the end of the transaction: whoever proposes or ends one holds its client. */
    private Row kept(UUID id) {
        writing.lock(rows.find(id).orElseThrow(NotFound::new).client());
        return rows.find(id).orElseThrow(NotFound::new);
    }

    private Permit permit(Row row) {
        Set<String> both = Set.of(row.proposal().attribute(), Proposal.ATTRIBUTE);
        Ask ask = Ask.about(row.client(), both).forPurpose(PURPOSE).needing(both);
        return disclosures.open(ask).orRefuse();
    }

    private Proposal.Opened opened(Row row, Permit permit) {
        Fact held = permit.fact(row.proposal().attribute()).orElse(null);
        return new Proposal.Opened(
                row.proposal(),
                permit.client(),
                row.value(),
                held,
                held == null || !held.id().equals(row.replaces()),
                row.evidence(),
                row.reason(),
                row.decidedWhy());
    }

    private static void expectProposed(Row row) {
        if (row.proposal().state() != State.PROPOSED) {
            throw new StateChanged(row.proposal().state().name());
        }
    }

    private static void onlySupervisors() {
        if (!Acting.errand().hasRole(Role.SUPERVISOR)) {
            throw new NotGranted();
        }
    }

    private static void checkReason(@Nullable String reason) {
        List<Wrong> wrong = new ArrayList<>();
        if (reason == null || reason.isBlank()) {
            wrong.add(Wrong.of("reason", "input.missing"));
        } else {
            FactChecks.checkText(wrong, "reason", reason);
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }
}
