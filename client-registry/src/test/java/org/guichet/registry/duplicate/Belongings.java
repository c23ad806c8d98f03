package org.guichet.registry.duplicate;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.guichet.registry.Installation;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Source;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.Consents;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.representation.NewRelation;
import org.guichet.registry.representation.PowersOfAttorney;
import org.guichet.registry.representation.Relation;
import org.guichet.registry.representation.Relations;
import org.guichet.registry.representation.Representations;
import org.guichet.registry.representation.Represented;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionOperations;

/** What is a client's besides her facts: consents, relations, representations. */
@TestComponent
class Belongings {
    private final Consents consents;
    private final Relations relations;
    private final Representations representations;
    private final People people;
    private final TransactionOperations transactions;

    Belongings(
            Consents consents,
            Relations relations,
            Representations representations,
            People people,
            TransactionOperations transactions) {
        this.consents = consents;
        this.relations = relations;
        this.representations = representations;
        this.people = people;
        this.transactions = transactions;
    }

    /** Consents, or takes back what she consented to last. */
    void consentOrWithdraw(ClientId client) {
        as(Installation.citizen(client), () -> {
            List<ConsentRecord> before = consents.of(Set.of(client));
            return before.isEmpty() || !before.getFirst().state().permits()
                    ? consents.give(
                            client,
                            new NewConsent(
                                    "service-delivery",
                                    List.of("guichet"),
                                    List.of("income"),
                                    "2026-1",
                                    "en",
                                    "PORTAL",
                                    null))
                    : consents.withdraw(before.getFirst().id());
        });
    }

    void relate(ClientId client, ClientId other) {
        NewRelation told = new NewRelation(
                other,
                Relation.Kind.SAME_HOUSEHOLD,
                "Somebody Unlike",
                null,
                null,
                new Source(Source.Kind.AGENT, "desk"));
        as(
                people.agentServing(client),
                () -> relations.record(client, Set.of(client), ClientKind.PERSON, told, "test-service"));
    }

    void beRepresented(ClientId client, ClientId by) {
        as(
                people.agentServing(client),
                () -> representations.record(
                        new Represented(client, Set.of(client), ClientKind.PERSON, "Somebody Unlike", null, false),
                        PowersOfAttorney.forProperty(by)));
    }

    /** All that is of whoever has these ids, with its state. */
    Set<String> of(Set<ClientId> client, Errand errand) {
        return as(errand, () -> {
            Set<String> all = new TreeSet<>();
            consents.of(client).forEach(one -> all.add("consent " + one.id() + " " + one.state()));
            relations.of(client).forEach(one -> all.add("relation " + one.id() + " " + one.endedOn()));
            representations.of(client).forEach(one -> all.add("representation " + one.id() + " " + one.ending()));
            return all;
        });
    }

    private <T> T as(Errand errand, Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> Acting.as(errand, work)));
    }
}
