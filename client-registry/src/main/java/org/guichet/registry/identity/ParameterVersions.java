package org.guichet.registry.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Once;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Reasons;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.identity.ProposingParameters.Proposal;
import org.guichet.registry.matching.CheckedPairs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What matching weighs with, version by version: learnt from the registry without anybody saying which pairs are right,
 * proposed beside what is in force, and put in force by a supervisor.
 */
@Component
public class ParameterVersions {
    private static final String LEARNING = "learn-matching-parameters";

    private final ParameterRows rows;
    private final ProposingParameters proposing;
    private final Weighing weighing;
    private final Once once;
    private final TransactionOperations transactions;

    ParameterVersions(
            ParameterRows rows,
            ProposingParameters proposing,
            Weighing weighing,
            Once once,
            TransactionOperations transactions) {
        this.rows = rows;
        this.proposing = proposing;
        this.weighing = weighing;
        this.once = once;
        this.transactions = transactions;
    }

    public enum State {
        PROPOSED,
        IN_FORCE,
        RETIRED,
        REJECTED
    }

    /**
     * Who proposed or decided, and when.
     *
     * @param kind PERSON or DUTY
     * @param by account or duty
     * @param office where a member of staff works
     */
    public record Act(Instant at, String kind, String by, String office) {}

    /**
     * @param weights by attribute and level, in bits: how much likelier the level is for one person than for strangers
     * @param reason why it was decided so
     * @param comparison what it would change; null for the first, and for those of a release that compared none
     */
    public record Version(
            String version,
            State state,
            String method,
            String learntOn,
            Map<String, Map<String, Double>> weights,
            Act proposed,
            @Nullable Act decided,
            @Nullable String reason,
            @Nullable Comparison comparison) {}

    /** The newest twenty. */
    @Transactional(readOnly = true)
    public List<Version> newest() {
        supervisor();
        return rows.newest();
    }

    /** @throws NotFound where there is none */
    @Transactional(readOnly = true)
    public Version find(String version) {
        supervisor();
        return rows.find(version).orElseThrow(NotFound::new);
    }

    /**
     * Learns from a sample of people and of those who share keys with them, and proposes what it learnt. Whoever was
     * looked at is in the log whether or not anything comes of it, so only the last step is one with its key. Nobody is
     * looked at where nothing could be proposed.
     *
     * @throws InvalidInput where there are too few people to learn from
     * @throws StateChanged where another proposal waits, or what was compared with is in force no more
     */
    public Version learn() {
        Actor supervisor = supervisor();
        Optional<String> earlier = once.done(LEARNING);
        if (earlier.isPresent()) {
            return rows.find(earlier.get()).orElseThrow();
        }
        if (rows.isProposalWaiting()) {
            throw new StateChanged(State.PROPOSED.name());
        }
        Proposal proposal = proposing.learn();
        String version = transactions.execute(status -> propose(proposal, supervisor));
        return rows.find(version).orElseThrow();
    }

    private String propose(Proposal proposal, Actor supervisor) {
        String version = proposal.parameters().version();
        Optional<String> earlier = once.claim(LEARNING, version);
        if (earlier.isEmpty()
                && !rows.propose(proposal.parameters(), proposal.with(), proposal.counted(), supervisor)) {
            throw new StateChanged(rows.isProposalWaiting() ? State.PROPOSED.name() : "CHANGED_MEANWHILE");
        }
        return earlier.orElse(version);
    }

    /**
     * Puts a proposed version in force, or rejects it.
     *
     * @throws InvalidInput without a reason, or where it would hold relatives of a kind everybody meets to be one person
     * @throws StateChanged where it was decided already
     */
    @Transactional
    public Version decide(String version, boolean accepted, @Nullable String reason) {
        Actor supervisor = supervisor();
        Version proposed = rows.find(version).orElseThrow(NotFound::new);
        if (once.claim("decide-matching-parameters", version).isPresent()) {
            return proposed;
        }
        if (proposed.state() != State.PROPOSED) {
            throw new StateChanged(proposed.state().name());
        }
        String why = Reasons.given(reason);
        if (accepted) {
            check(version);
            rows.retire();
        }
        if (!rows.decide(version, accepted ? State.IN_FORCE : State.REJECTED, why, supervisor)) {
            throw new StateChanged(
                    rows.find(version).orElseThrow(NotFound::new).state().name());
        }
        weighing.lookAgain();
        return rows.find(version).orElseThrow(NotFound::new);
    }

    private void check(String version) {
        List<String> wrong = CheckedPairs.wrongUnder(rows.parameters(version).orElseThrow(NotFound::new));
        if (!wrong.isEmpty()) {
            throw new InvalidInput(List.of(Wrong.of("version", "input.fails-the-check", String.join(", ", wrong))));
        }
    }

    private static Actor supervisor() {
        Errand errand = Acting.errand();
        if (!errand.hasRole(Role.SUPERVISOR)) {
            throw new NotGranted();
        }
        return errand.actor();
    }
}
