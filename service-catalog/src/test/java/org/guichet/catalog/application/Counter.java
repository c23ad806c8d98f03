package org.guichet.catalog.application;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.catalog.MovableClock;
import org.guichet.catalog.Staff;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.Identification;
import org.guichet.catalog.contact.NewContact;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.catalog.publicservice.Bilingual;
import org.guichet.catalog.publicservice.Complexity;
import org.guichet.catalog.publicservice.FormField;
import org.guichet.catalog.publicservice.InteractionPoints;
import org.guichet.catalog.publicservice.InteractionPoints.Online;
import org.guichet.catalog.publicservice.Offer;
import org.guichet.catalog.publicservice.Owner;
import org.guichet.catalog.publicservice.PublicServices;
import org.guichet.catalog.publicservice.ServiceDefinition;
import org.guichet.catalog.standard.OperationalStandard;
import org.guichet.catalog.standard.StandardClock;
import org.guichet.catalog.standard.Standards;
import org.guichet.registry.Installation;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Consents;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionOperations;

/** A counter to serve at: a programme with one service, clients with something known of them, agents in contacts. */
@TestComponent
public class Counter {
    public static final String SERVICE = "supplement";
    public static final String FOR_BUSINESSES = "hiring-grant";
    static final String PROGRAMME = "oas";
    private static final List<FormField> FIELDS = List.of(
            FormField.required("givenName"),
            FormField.required("familyName"),
            FormField.required("maritalStatus"),
            FormField.required("phone"),
            FormField.required("income.net"),
            FormField.required("income.work"),
            FormField.optional("email"),
            FormField.required("declaration.truth"));

    private final Authorities authorities;
    private final Programmes programmes;
    private final PublicServices services;
    private final Standards standards;
    private final Registration registration;
    private final Contacts contacts;
    private final Consents consents;
    private final TransactionOperations transaction;
    private final MovableClock clock;

    Counter(
            Authorities authorities,
            Programmes programmes,
            PublicServices services,
            Standards standards,
            Registration registration,
            Contacts contacts,
            Consents consents,
            TransactionOperations transaction,
            MovableClock clock) {
        this.authorities = authorities;
        this.programmes = programmes;
        this.services = services;
        this.standards = standards;
        this.registration = registration;
        this.contacts = contacts;
        this.consents = consents;
        this.transaction = transaction;
        this.clock = clock;
    }

    public void open() {
        Installation.declare(authorities);
        Acting.run(Installation.importing(), () -> {
            programmes.declare(new Programme(
                    PROGRAMME,
                    "Old Age Security",
                    "Sécurité de la vieillesse",
                    "ESDC",
                    "test-programme",
                    "x.url",
                    "{}"));
            services.publish(definition(SERVICE, FIELDS, "PERSON"));
            standards.promise(new OperationalStandard(
                    SERVICE,
                    "answer",
                    new Bilingual("An answer in 28 days", "Une réponse en 28 jours"),
                    new StandardClock(StandardClock.Start.SUBMITTED, StandardClock.Unit.CALENDAR, 28),
                    new BigDecimal("0.8")));
        });
    }

    /** Known by name and marital status; her telephone number is old; the tax agency knows her income. */
    public ClientId aClient() {
        return aClient(List.of());
    }

    public ClientId aClient(List<NewFact> more) {
        Instant now = clock.instant();
        List<NewFact> facts = new ArrayList<>(more);
        facts.add(known("givenName", "Marie", Source.Kind.CLIENT, "portal", now));
        facts.add(known("familyName", Unlike.aName(), Source.Kind.CLIENT, "portal", now));
        facts.add(known("maritalStatus", "SINGLE", Source.Kind.CLIENT, "portal", now));
        facts.add(
                known("phone", Unlike.aPhoneNumber(), Source.Kind.CLIENT, "portal", now.minus(1200, ChronoUnit.DAYS)));
        facts.add(known("income.net", new BigDecimal("8400"), Source.Kind.PROGRAMME, "cra", now));
        Registered registered = Acting.as(Installation.importing(), () -> registration.register(facts));
        return ((Registered.New) registered).client();
    }

    public static NewFact known(String attribute, Object value, Source.Kind kind, String source, Instant at) {
        return new NewFact(attribute, value, new Source(kind, source), Verification.DECLARED, at);
    }

    /** The service's form asks for a Social Insurance Number from now on. */
    void asksForTheNumber() {
        List<FormField> fields = new ArrayList<>(FIELDS);
        fields.add(FormField.required("identifier.sin"));
        Acting.run(Installation.importing(), () -> services.publish(definition(SERVICE, fields, "PERSON")));
    }

    /** There is a service for businesses, and for people who are one. */
    public void servesBusinesses() {
        List<FormField> fields = List.of(
                FormField.required("legalName"),
                FormField.required("givenName"),
                FormField.required("phone"),
                FormField.required("declaration.truth"));
        Acting.run(
                Installation.importing(),
                () -> services.publish(definition(FOR_BUSINESSES, fields, "PERSON", "ECONOM")));
    }

    /** An agent within a contact in which the caller was identified. */
    public Errand anAgentServing() {
        return anAgentServing("agent");
    }

    public Errand anAgentServing(String account) {
        Errand agent = Staff.agent(account);
        UUID contact = Acting.as(agent, () -> {
            UUID id = contacts.open(NewContact.because("pension")).id();
            contacts.identify(id, new Identification("photo-document", Assurance.SUBSTANTIAL, "passport"));
            return id;
        });
        return agent.within(contact);
    }

    /** The client lets us use the income the tax agency knows. */
    public UUID consent(ClientId client) {
        return Acting.as(
                Installation.citizen(client),
                () -> within(() -> consents.give(client, aboutIncome()).id()));
    }

    public static NewConsent aboutIncome() {
        return new NewConsent(
                "service-delivery", List.of("guichet"), List.of("income"), "2026-1", "en", "PORTAL", null);
    }

    public void withdraw(ClientId client, UUID consent) {
        Acting.run(Installation.citizen(client), () -> within(() -> consents.withdraw(consent)));
    }

    public <T> T within(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    private static ServiceDefinition definition(String code, List<FormField> fields, String... groups) {
        InteractionPoints points = new InteractionPoints(Online.Y, Online.Y, Online.Y, Online.Y, Online.Y, Online.Y);
        return new ServiceDefinition(
                code,
                new Owner(PROGRAMME, "esdc-edsc", new Bilingual("ESDC", "EDSC"), null),
                new Offer(
                        new Bilingual("Supplement", "Supplément"),
                        new Bilingual("For those with little.", "Pour qui a peu."),
                        List.of("ONLINE", "IN_PERSON"),
                        List.of("en", "fr"),
                        points,
                        false,
                        List.of(groups)),
                Complexity.SIMPLE,
                "test-service",
                fields,
                null);
    }
}
