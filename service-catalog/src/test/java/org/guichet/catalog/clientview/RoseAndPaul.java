package org.guichet.catalog.clientview;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.guichet.catalog.Staff;
import org.guichet.catalog.application.Counter;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.Role;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.duplicate.Merging;
import org.guichet.registry.representation.NewRelation;
import org.guichet.registry.representation.Relation;
import org.springframework.boot.test.context.TestComponent;

/** Two clients of whom one acts for the other or lives with her, and whoever serves them. */
@TestComponent
class RoseAndPaul {
    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

    private final Counter counter;
    private final Merging merging;
    private final Ledger ledger;
    private ClientId rose = new ClientId(new UUID(0, 0));
    private ClientId paul = new ClientId(new UUID(0, 1));

    RoseAndPaul(Counter counter, Merging merging, Ledger ledger) {
        this.counter = counter;
        this.merging = merging;
        this.ledger = ledger;
    }

    /** Two who were never here before. */
    void come() {
        counter.open();
        rose = counter.aClient();
        paul = counter.aClient();
    }

    ClientId rose() {
        return rose;
    }

    ClientId paul() {
        return paul;
    }

    Errand paulForRose() {
        return Staff.citizen(paul).onBehalf(rose.value());
    }

    /** At the counter, somebody whose account says which client she is. */
    Errand anAgentWhoIs(ClientId self) {
        return serving(new Actor.Person("agent", Set.of(Role.AGENT), "Rimouski", self.value()));
    }

    /** What holds while somebody else is taken for Rose, who is herself again afterwards. */
    void whileRoseIsTakenFor(Consumer<ClientId> somebodyElse) {
        ClientId survivor = counter.aClient();
        Errand supervisor = serving(new Actor.Person("agent", Set.of(Role.SUPERVISOR), "Rimouski"));
        UUID merge = Acting.as(supervisor, () -> merging.merge(survivor, rose, "one person", Map.of()));
        somebodyElse.accept(survivor);
        Acting.run(supervisor, () -> merging.unmerge(merge, null));
    }

    /** What a client finds in her own ledger of what she was to another. */
    List<LoggedEntry> told(ClientId client, String relation, AccessEntry.Kind kind) {
        return Acting.as(Staff.citizen(client), () -> ledger.of(client, Instant.EPOCH, LATER, 100, 0)).items().stream()
                .filter(entry -> entry.relation().equals(relation) && entry.kind() == kind)
                .toList();
    }

    static NewRelation spouse(ClientId other) {
        return relation(other, Relation.Kind.SPOUSE);
    }

    static NewRelation relation(ClientId other, Relation.Kind kind) {
        return new NewRelation(
                other, kind, "Paul Tremblay", null, "marriage certificate", new Source(Source.Kind.AGENT, "desk"));
    }

    private Errand serving(Actor.Person person) {
        Errand agent = counter.anAgentServing();
        return new Errand(person, null, agent.channel(), agent.contactId(), agent.purpose(), agent.assurance(), null);
    }
}
