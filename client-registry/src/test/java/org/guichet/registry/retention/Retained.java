package org.guichet.registry.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Stewards;
import org.guichet.registry.retention.DisposalRows.Place;
import org.guichet.registry.retention.Disposing.Run;
import org.guichet.registry.retention.Disposing.Step;
import org.springframework.boot.test.context.TestComponent;

/** Rules two people have written, and runs by them. */
@TestComponent
public class Retained {
    /** Of the law, and a day more. */
    public static final Instant LONG_AGO = LocalDate.now(ZoneOffset.UTC)
            .minusYears(2)
            .minusDays(2)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();

    private final RetentionRules rules;
    private final Kinds kinds;
    private final Disposing disposing;
    private final AuditTrail trail;

    Retained(RetentionRules rules, Kinds kinds, Disposing disposing, AuditTrail trail, Authorities authorities) {
        this.rules = rules;
        this.kinds = kinds;
        this.disposing = disposing;
        this.trail = trail;
        org.guichet.registry.Installation.declare(authorities);
    }

    static Errand duty() {
        return Errand.of(
                new Actor.Duty("dispose-records", "officer.test", "test-service").forSealedToo(), Disposing.PURPOSE);
    }

    static RuleDraft draft(String kind, String period) {
        return new RuleDraft(kind, period, "Unlike Act", "Loi Unlike", "s. 6(3)", Stewards.TODAY.toString());
    }

    /** A rule that counts from today on. */
    public RetentionRule rule(String kind, String period) {
        RetentionRule written = Stewards.officer(() -> rules.write(draft(kind, period)));
        return Stewards.manager(() -> rules.confirm(kind, written.version()));
    }

    /** A whole run, some at a time; how many were disposed of. */
    public int run(String kind) {
        return run(kind, 2);
    }

    int run(String kind, int most) {
        Optional<Run> run = begin(kind);
        int items = 0;
        Optional<Place> next = run.map(begun -> Place.FIRST);
        while (next.isPresent()) {
            Step step = next(run.orElseThrow(), next.get(), most);
            items += step.items();
            next = step.next();
        }
        return items;
    }

    Optional<Run> begin(String kind) {
        return Acting.as(duty(), () -> disposing.begin(kinds.find(kind).orElseThrow()));
    }

    Step next(Run run, Place after, int most) {
        return Acting.as(duty(), () -> disposing.next(run, after, most));
    }

    /** What a client's ledger says was disposed of. */
    public List<LoggedEntry> disposals(UUID client) {
        return trail
                .about(
                        java.util.Set.of(new ClientId(client)),
                        Instant.EPOCH,
                        Instant.now().plusSeconds(5),
                        200,
                        0)
                .items()
                .stream()
                .filter(entry -> entry.kind() == AccessEntry.Kind.DISPOSAL)
                .toList();
    }
}
