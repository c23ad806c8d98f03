package org.guichet.catalog.suggestion;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.MovableClock;
import org.guichet.catalog.Staff;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.Identification;
import org.guichet.catalog.contact.NewContact;
import org.guichet.registry.Installation;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Unknown;
import org.guichet.registry.client.Verification;
import org.guichet.registry.registration.Asserted;
import org.guichet.registry.registration.Correcting;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.registration.Reviewing;
import org.springframework.boot.test.context.TestComponent;

/** Clients who receive the pension, live alone and have little, and agents to serve them. */
@TestComponent
class Pensioners {
    private final Registration registration;
    private final Correcting correcting;
    private final Reviewing reviewing;
    private final Contacts contacts;
    private final MovableClock clock;
    private int born;

    Pensioners(
            Registration registration,
            Correcting correcting,
            Reviewing reviewing,
            Contacts contacts,
            MovableClock clock) {
        this.registration = registration;
        this.correcting = correcting;
        this.reviewing = reviewing;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** Told us herself of an income of 8,400. */
    ClientId onLittle() {
        return register(known("income.net", new BigDecimal("8400"), Source.Kind.CLIENT, "portal"));
    }

    /** The tax agency knows the income; she has not consented to its use. */
    ClientId whoseIncomeIsWithheld() {
        return register(known("income.net", new BigDecimal("8400"), Source.Kind.PROGRAMME, "cra"));
    }

    /** A certificate of death was seen, or somebody merely says so. */
    void died(ClientId client, Verification verification) {
        NewFact death = new NewFact(
                "dateOfDeath",
                "2026-01-15",
                new Source(Source.Kind.DOCUMENT, "death-certificate"),
                verification,
                clock.instant());
        Acting.run(Installation.importing(), () -> correcting.tell(client, List.of(death), Map.of(), null));
    }

    /** An agent says that she stood before her, and a supervisor approves it. */
    void livesAfterAll(ClientId client) {
        Source counter = new Source(Source.Kind.AGENT, "counter");
        UUID proposal = Acting.as(anAgentServing(), () -> {
            UUID wrong = correcting.seen(client, "dateOfDeath").id();
            NewFact alive = new NewFact(
                    "dateOfDeath",
                    Unknown.VALUE,
                    counter,
                    Verification.DOCUMENT_SEEN,
                    clock.instant(),
                    "passport",
                    null);
            return ((Asserted.Recorded) correcting.tell(
                            client, List.of(alive), Map.of("dateOfDeath", wrong), "she stood before me"))
                    .proposals()
                    .getFirst();
        });
        Errand supervisor = new Errand(
                new Actor.Person("supervisor", Set.of(Role.SUPERVISOR), "gatineau"),
                null,
                "IN_PERSON",
                null,
                "service-delivery",
                Assurance.HIGH,
                null);
        UUID contact = Acting.as(
                supervisor,
                () -> contacts.open(NewContact.because("corrections")).id());
        Acting.run(supervisor.within(contact), () -> reviewing.decide(proposal, Reviewing.Verdict.APPROVE, "seen too"));
    }

    /** An agent within a contact in which the caller was identified. */
    Errand anAgentServing() {
        Errand agent = Staff.agent("agent");
        UUID contact = Acting.as(agent, () -> {
            UUID id = contacts.open(NewContact.because("pension")).id();
            contacts.identify(id, new Identification("photo-document", Assurance.SUBSTANTIAL, "passport"));
            return id;
        });
        return agent.within(contact);
    }

    private ClientId register(NewFact income) {
        List<NewFact> facts = new ArrayList<>(List.of(income));
        facts.add(told("givenName", Unlike.aName()));
        facts.add(told("familyName", Unlike.aName()));
        facts.add(told("dateOfBirth", LocalDate.of(1952, 1, 1).plusDays(born++).toString()));
        facts.add(told("maritalStatus", "WIDOWED"));
        facts.add(told("legalStatus", true));
        facts.add(told("residence.country", "CA"));
        facts.add(told("residence.yearsAfter18", 40));
        facts.add(told("oas.receiving", true));
        facts.add(told("oas.deferralMonths", 0));
        facts.add(told("income.work", 0));
        Registered registered = Acting.as(Installation.importing(), () -> registration.register(facts));
        return ((Registered.New) registered).client();
    }

    private NewFact told(String attribute, Object value) {
        return known(attribute, value, Source.Kind.CLIENT, "portal");
    }

    private NewFact known(String attribute, Object value, Source.Kind kind, String source) {
        return new NewFact(attribute, value, new Source(kind, source), Verification.DECLARED, clock.instant());
    }
}
