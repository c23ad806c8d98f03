package org.guichet.registry.protection;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.StatementCount;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionOperations;

/** People who may be sealed, and whoever may or may not see them. */
@TestComponent
public class Protected {
    private static final Source PORTAL = new Source(Source.Kind.CLIENT, "portal");

    private final Registration registration;
    private final Protecting protecting;
    private final Disclosures disclosures;
    private final ContactsForTests contacts;
    private final TransactionOperations transactions;
    private final StatementCount statements;
    private final Clock clock;

    Protected(
            Registration registration,
            Protecting protecting,
            Disclosures disclosures,
            ContactsForTests contacts,
            TransactionOperations transactions,
            StatementCount statements,
            Authorities authorities,
            Clock clock) {
        this.registration = registration;
        this.protecting = protecting;
        this.disclosures = disclosures;
        this.contacts = contacts;
        this.transactions = transactions;
        this.statements = statements;
        this.clock = clock;
        Installation.declare(authorities);
    }

    /** Somebody as she is told at a counter. */
    public record Somebody(ClientId client, List<NewFact> facts) {}

    public Somebody somebody() {
        List<NewFact> facts = toldOf(Unlike.aName(), Unlike.aName(), "1961-04-05");
        Registered registered = Acting.as(Installation.importing(), () -> registration.register(facts));
        return new Somebody(((Registered.New) registered).client(), facts);
    }

    public Somebody sealed() {
        Somebody somebody = somebody();
        seal(somebody.client());
        return somebody;
    }

    public List<NewFact> toldOf(String given, String family, String born) {
        return List.of(
                fact("givenName", given),
                fact("familyName", family),
                fact("dateOfBirth", born),
                fact("phone", Unlike.aPhoneNumber()));
    }

    public NewFact fact(String attribute, Object value) {
        return new NewFact(attribute, value, PORTAL, Verification.DECLARED, clock.instant());
    }

    public Errand officer() {
        return Installation.cleared(Installation.privacyOfficer());
    }

    /** An agent in a contact of her own, bound to nobody. */
    public Errand agent() {
        return Installation.agent(contacts.open(Assurance.HIGH, null));
    }

    public Errand supervisor() {
        return Installation.supervisor(contacts.open(Assurance.HIGH, null));
    }

    public void seal(ClientId client) {
        Acting.run(officer(), () -> protecting.seal(client, protection()));
    }

    public void unseal(ClientId client) {
        Acting.run(officer(), () -> protecting.unseal(client, "no longer in danger"));
    }

    public Protection protection() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Protection("in danger", "test-service", "protection-office", today.plusYears(1));
    }

    public Disclosure look(Errand errand, ClientId client) {
        return transactions.execute(status ->
                Acting.as(errand, () -> disclosures.open(Ask.about(client, Set.of("givenName", "familyName")))));
    }

    /** How many statements some work takes. */
    public int statements(Runnable work) {
        statements.reset();
        work.run();
        return statements.count();
    }
}
