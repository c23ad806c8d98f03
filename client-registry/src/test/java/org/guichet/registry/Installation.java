package org.guichet.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.Declared;
import org.jspecify.annotations.Nullable;

/** Purposes, authorities and errands for tests: what any installation declares, in its smallest form. */
public final class Installation {
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);
    private static final List<String> PURPOSES = List.of(
            "service-delivery",
            "benefit-suggestion",
            "benefit-administration",
            "own-record",
            "identity-verification",
            "duplicate-review",
            "registration",
            "privacy-review",
            "correction-review",
            "performance-measurement",
            "record-protection",
            "emergency",
            "emergency-review",
            "privacy-request",
            "access-request",
            "records-disposal");

    private Installation() {}

    /** Declares purposes, authorities and notices; income known to {@code cra} needs consent. */
    public static void declare(Authorities authorities) {
        Acting.run(importing(), () -> authorities.declare(declarations()));
    }

    /** The duty that enters data. */
    public static Errand importing() {
        return Errand.of(new Actor.Duty("import-clients", "officer.test", "test-service"), "registration");
    }

    /** An agent at the counter, within a contact where one is given. */
    public static Errand agent(java.util.@Nullable UUID contact) {
        return new Errand(
                new Actor.Person("agent", Set.of(Role.AGENT), "gatineau"),
                null,
                "IN_PERSON",
                contact,
                "service-delivery",
                Assurance.HIGH,
                null);
    }

    /** A supervisor, within a contact where one is given. */
    public static Errand supervisor(java.util.@Nullable UUID contact) {
        return staff(Role.SUPERVISOR, contact);
    }

    /** The privacy officer. */
    public static Errand privacyOfficer() {
        return staff(Role.PRIVACY_OFFICER, null).forPurpose("privacy-review");
    }

    /** The same person, with the grant to see sealed clients. */
    public static Errand cleared(Errand errand) {
        Actor.Person person = (Actor.Person) errand.actor();
        Set<Role> roles = new java.util.HashSet<>(person.roles());
        roles.add(Role.CLEARED);
        return new Errand(
                new Actor.Person(person.account(), roles, person.office(), person.self()),
                errand.onBehalfOf(),
                errand.channel(),
                errand.contactId(),
                errand.purpose(),
                errand.assurance(),
                errand.idempotencyKey());
    }

    private static Errand staff(Role role, java.util.@Nullable UUID contact) {
        return new Errand(
                new Actor.Person("agent", Set.of(role), "gatineau"),
                null,
                "BACK_OFFICE",
                contact,
                "service-delivery",
                Assurance.HIGH,
                null);
    }

    /** A client in self-service. */
    public static Errand citizen(ClientId client) {
        return new Errand(
                new Actor.Client(client.value()), null, "ONLINE", null, "own-record", Assurance.SUBSTANTIAL, null);
    }

    public static <T> T as(Errand errand, Supplier<T> work) {
        return Acting.as(errand, work);
    }

    private static List<Declared> declarations() {
        List<Declared> declared = new java.util.ArrayList<>();
        PURPOSES.forEach(code -> declared.add(
                new Declared.OfPurpose(code, code, code, code, code, "dpv:ServiceProvision", LONG_AGO, null)));
        declared.add(authority("test-service", Authority.Kind.STATUTE, "guichet", "guichet", PURPOSES));
        declared.add(authority("test-access", Authority.Kind.STATUTE, "*", "client", PURPOSES));
        declared.add(authority("test-programme", Authority.Kind.STATUTE, "guichet", "oas", PURPOSES));
        declared.add(authority(
                "test-income",
                Authority.Kind.CONSENT_REQUIRED,
                "cra",
                "guichet",
                List.of("service-delivery", "benefit-suggestion")));
        for (String purpose : List.of("service-delivery", "benefit-suggestion")) {
            declared.add(new Declared.OfNotice(
                    purpose,
                    "2026-1",
                    LONG_AGO,
                    true,
                    List.of("income"),
                    List.of("guichet"),
                    Map.of("en", "We would use it.", "fr", "Nous l’utiliserions.")));
        }
        return declared;
    }

    /** A ground by which a recipient gets anything for a purpose only where the client consents. */
    public static Declared consentNeeded(String purpose, String recipient) {
        return authority(
                "needs-" + purpose + "-" + recipient,
                Authority.Kind.CONSENT_REQUIRED,
                "*",
                recipient,
                List.of(purpose));
    }

    private static Declared authority(String code, Authority.Kind kind, String from, String to, List<String> purposes) {
        return new Declared.OfAuthority(
                code,
                kind,
                "CA",
                "Test Act",
                "Loi d’essai",
                "s. 1",
                from,
                to,
                List.of("*"),
                purposes,
                "Notice",
                "Avis",
                LONG_AGO,
                null,
                null);
    }
}
