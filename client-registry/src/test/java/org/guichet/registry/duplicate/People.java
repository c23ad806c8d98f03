package org.guichet.registry.duplicate;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.registration.Correcting;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionOperations;

/** People for tests of duplicates, who may share what tells people apart. */
@TestComponent
public class People {
    private static final Source PORTAL = new Source(Source.Kind.CLIENT, "portal");

    private final Registration registration;
    private final Correcting correcting;
    private final Disclosures disclosures;
    private final ContactsForTests contacts;
    private final TransactionOperations transactions;
    private final Clock clock;

    People(
            Registration registration,
            Correcting correcting,
            Disclosures disclosures,
            ContactsForTests contacts,
            TransactionOperations transactions,
            Authorities authorities,
            Clock clock) {
        this.registration = registration;
        this.correcting = correcting;
        this.disclosures = disclosures;
        this.contacts = contacts;
        this.transactions = transactions;
        this.clock = clock;
        Installation.declare(authorities);
    }

    /** A family name nobody else has. */
    static String aName() {
        return "L" + UUID.randomUUID().toString().replaceAll("[^a-f]", "")
                + Long.toString(System.nanoTime(), 26).replaceAll("[0-9]", "z");
    }

    /** Somebody new, told apart from whoever looks alike by nothing but what is given. */
    ClientId register(String given, String family, String born) {
        return register(List.of(fact("givenName", given), fact("familyName", family), fact("dateOfBirth", born)));
    }

    /** Somebody new of whom all that is told. */
    ClientId register(List<NewFact> facts) {
        return ((Registered.New) Acting.as(Installation.importing(), () -> registration.register(facts))).client();
    }

    ClientId somebody() {
        return register(aName(), aName(), LocalDate.of(1950, 2, 3).toString());
    }

    /** Somebody of whom the revenue agency knows the income. */
    ClientId somebodyWithIncome() {
        List<NewFact> facts = List.of(
                fact("givenName", aName()),
                fact("familyName", aName()),
                new NewFact(
                        "income.net",
                        new BigDecimal("8400"),
                        new Source(Source.Kind.PROGRAMME, "cra"),
                        Verification.SOURCE_VERIFIED,
                        clock.instant()));
        return ((Registered.New) Acting.as(Installation.importing(), () -> registration.register(facts))).client();
    }

    /** Two clients who will look alike: the second is told to be so only after she was registered. */
    List<ClientId> twins() {
        String given = aName();
        String family = aName();
        ClientId first = register(given, family, "1950-02-03");
        ClientId second = register(aName(), aName(), "1987-06-05");
        tell(second, fact("givenName", given), fact("familyName", family), fact("dateOfBirth", "1950-02-03"));
        return List.of(first, second);
    }

    void tell(ClientId client, NewFact... facts) {
        Acting.run(Installation.importing(), () -> correcting.tell(client, List.of(facts), Map.of(), null));
    }

    NewFact fact(String attribute, Object value) {
        return new NewFact(attribute, value, PORTAL, Verification.DECLARED, clock.instant());
    }

    NewFact fact(String attribute, Object value, Instant collectedAt) {
        return new NewFact(attribute, value, PORTAL, Verification.DECLARED, collectedAt);
    }

    /** A supervisor within a contact bound to nobody. */
    Errand supervisor() {
        return Installation.supervisor(contacts.open(Assurance.NONE, null));
    }

    /** The same of whom we know which client she is. */
    Errand supervisorWhoIs(ClientId self) {
        Errand supervisor = supervisor();
        return new Errand(
                new Actor.Person(supervisor.actor().id(), Set.of(Role.SUPERVISOR), "gatineau", self.value()),
                null,
                supervisor.channel(),
                supervisor.contactId(),
                supervisor.purpose(),
                supervisor.assurance(),
                null);
    }

    /** An agent within a contact bound to the client, who is identified. */
    Errand agentServing(ClientId client) {
        return Installation.agent(contacts.open(Assurance.SUBSTANTIAL, client));
    }

    Permit open(Errand errand, ClientId client, String... attributes) {
        return transactions.execute(status -> Acting.as(
                errand,
                () -> disclosures.open(Ask.about(client, Set.of(attributes))).orRefuse()));
    }

    Map<String, Object> values(ClientId client, String... attributes) {
        Map<String, Object> values = new java.util.TreeMap<>();
        open(Installation.citizen(client), client, attributes)
                .facts()
                .forEach((attribute, fact) -> values.put(attribute, fact.value()));
        return values;
    }
}
