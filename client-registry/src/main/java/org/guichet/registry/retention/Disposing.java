package org.guichet.registry.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.holding.Keeping;
import org.guichet.registry.holding.Standstill;
import org.guichet.registry.retention.DisposalRows.Batch;
import org.guichet.registry.retention.DisposalRows.Candidate;
import org.guichet.registry.retention.DisposalRows.Place;
import org.guichet.registry.retention.Overdue.Sorted;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Disposes of one batch. Its rule, the holds that stand and the entry in the clients' ledgers are of the same transaction:
 * a batch is gone with all of that, or is there as before.
 */
@Component
class Disposing {
    static final String PURPOSE = "records-disposal";

    private final Standstill standstill;
    private final RetentionRules rules;
    private final Overdue overdue;
    private final Kept kept;
    private final Disclosures disclosures;

    Disposing(Standstill standstill, RetentionRules rules, Overdue overdue, Kept kept, Disclosures disclosures) {
        this.standstill = standstill;
        this.rules = rules;
        this.overdue = overdue;
        this.kept = kept;
        this.disclosures = disclosures;
    }

    /** The rows, and when it is. */
    @Component
    record Kept(DisposalRows rows, Clock clock) {}

    /**
     * What became of a batch.
     *
     * @param next where the next one begins; empty where there is nothing more to look at
     */
    record Step(int items, Optional<Place> next) {
        private static final Step NONE = new Step(0, Optional.empty());
    }

    /** One run over one kind, by one version of its rule. */
    record Run(UUID id, Keeping kind, int version) {}

    /** A run by the rule that is in force; none where none is. */
    @Transactional(readOnly = true)
    Optional<Run> begin(Keeping kind) {
        return rules.inForce(kind.code()).map(rule -> new Run(Ids.next(kept.clock()), kind, rule.version()));
    }

    /**
     * Where another version of the rule has come into force, or a hold stops the whole kind, the run ends.
     *
     * @param most how many are looked at
     */
    @Transactional
    Step next(Run run, Place after, int most) {
        standstill.toDispose();
        Optional<RetentionRule> rule = rules.inForce(run.kind().code()).filter(one -> one.version() == run.version());
        if (rule.isEmpty() || overdue.stopped(run.kind())) {
            return Step.NONE;
        }
        Sorted some = overdue.next(run.kind(), rule.get(), after, most);
        List<Candidate> going = some.free();
        if (!going.isEmpty()) {
            dispose(run, rule.get(), some.before(), going);
        }
        return new Step(
                going.size(),
                some.found().size() < most
                        ? Optional.empty()
                        : Optional.of(some.found().getLast().place()));
    }

    private void dispose(Run run, RetentionRule rule, Instant before, List<Candidate> going) {
        List<ClientId> clients = going.stream()
                .map(Candidate::client)
                .filter(Objects::nonNull)
                .distinct()
                .map(ClientId::new)
                .toList();
        Permit permit = disclosures
                .dispose(clients, PURPOSE, run.kind().attribute(), rule.reference())
                .orRefuse();
        Instant now = kept.clock().instant();
        kept.rows()
                .record(new Batch(
                        Ids.next(kept.clock()),
                        run.id(),
                        rule,
                        now,
                        before,
                        going.size(),
                        clients.size(),
                        permit.entryId()));
        kept.rows().dispose(run.kind(), going, now);
    }
}
