package org.guichet.demo.seeding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.guichet.catalog.clientview.Representing;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.Identification;
import org.guichet.catalog.contact.NewContact;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.registration.Looked;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.representation.NewRepresentation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Invented organizations: for one somebody holds a mandate, and one is the trusted intermediary of somebody, recorded at the
 * counter as anybody's would be.
 */
@Component
@Profile("demo")
@Order(7)
class OrganizationsStep implements Step {
    private final Registration registration;
    private final PortalLinks links;
    private final Recording recording;
    private final TransactionOperations transactions;
    private final JsonMapper json;

    OrganizationsStep(
            Registration registration,
            PortalLinks links,
            Recording recording,
            TransactionOperations transactions,
            JsonMapper json) {
        this.registration = registration;
        this.links = links;
        this.recording = recording;
        this.transactions = transactions;
        this.json = json;
    }

    /**
     * @param mandate account of whoever acts for it
     * @param helps account of the citizen who signed that it may help her
     */
    record Told(
            Map<String, String> facts,
            @Nullable String mandate,
            @Nullable String helps) {}

    @Override
    public void run(Consumer<String> progress) {
        List<Told> all = read();
        all.forEach(told -> transactions.executeWithoutResult(status -> enter(told)));
        progress.accept("  %d organizations".formatted(all.size()));
    }

    private void enter(Told told) {
        List<NewFact> facts = told.facts().entrySet().stream()
                .map(fact -> recording.seen(fact.getKey(), fact.getValue()))
                .toList();
        switch (registration.register(ClientKind.ORGANIZATION, facts, Looked.NOT_YET)) {
            case Registered.New(var organization) -> represent(organization, told);
            case Registered.AlreadyKnown(var organization)
            when told.helps() != null -> links.helping("partner", "settlement-house", organization);
            default -> {}
        }
    }

    private void represent(ClientId organization, Told told) {
        String mandate = told.mandate();
        if (mandate != null) {
            links.of(mandate).ifPresent(holder -> recording.mandate(organization, holder, mandate));
        }
        String helped = told.helps();
        if (helped != null) {
            links.helping("partner", "settlement-house", organization);
            links.of(helped).ifPresent(client -> recording.authorization(client, organization));
        }
    }

    private List<Told> read() {
        try (var stream = new ClassPathResource("demo/organizations.json").getInputStream()) {
            return json.readValue(stream, new TypeReference<List<Told>>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What an agent writes down of whoever comes with papers. */
    @Component
    @Profile("demo")
    record Recording(Contacts contacts, Representing representing, Clock clock) {
        private static final Errand AGENT = new Errand(
                new Actor.Person("agent", Set.of(Role.AGENT), "gatineau-counter"),
                null,
                "IN_PERSON",
                null,
                "service-delivery",
                Assurance.HIGH,
                null);

        NewFact seen(String attribute, String value) {
            return new NewFact(
                    attribute,
                    value,
                    new Source(Source.Kind.DOCUMENT, "register-extract"),
                    Verification.DOCUMENT_SEEN,
                    now());
        }

        void mandate(ClientId organization, ClientId holder, String name) {
            record(
                    organization,
                    "Mandate for a business",
                    told(
                            holder,
                            name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                            "MANDATE",
                            "RESOLUTION",
                            "Resolution 2026-1"));
        }

        void authorization(ClientId client, ClientId organization) {
            record(
                    client,
                    "A settlement house may help",
                    told(
                            organization,
                            "Sample Settlement House",
                            "TRUSTED_INTERMEDIARY",
                            "SIGNED_AUTHORIZATION",
                            "Form 2026-2"));
        }

        private NewRepresentation told(ClientId holder, String name, String kind, String proof, String reference) {
            return new NewRepresentation(
                    holder,
                    name,
                    kind,
                    Set.of("*"),
                    Set.of("*"),
                    true,
                    proof,
                    reference,
                    null,
                    LocalDate.ofInstant(now(), ZoneOffset.UTC).plusYears(2));
        }

        private void record(ClientId client, String reason, NewRepresentation told) {
            UUID contact = Acting.as(AGENT, () -> {
                UUID opened = contacts.open(NewContact.because(reason)).id();
                contacts.identify(opened, new Identification("photo-document", Assurance.HIGH, "passport"));
                return opened;
            });
            Acting.run(AGENT.within(contact), () -> {
                representing.record(client, told);
                contacts.close(contact, Contact.Outcome.RESOLVED, null);
            });
        }

        private Instant now() {
            return clock.instant();
        }
    }
}
