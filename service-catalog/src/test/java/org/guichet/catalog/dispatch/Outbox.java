package org.guichet.catalog.dispatch;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.Installation;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.Consents;
import org.guichet.registry.consent.Declared;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What the tests of the outbox have in common: a programme, a client whose income is shared by consent, and time. */
@TestComponent
class Outbox {
    private static final Errand DELIVERING =
            Errand.of(new Actor.Duty("deliver-dispatches", "officer.test", "test-programme"), "benefit-administration");
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    private final Programmes programmes;
    private final Authorities authorities;
    private final Registration registration;
    private final Consents consents;
    private final Dispatches dispatches;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    Outbox(
            Programmes programmes,
            Authorities authorities,
            Registration registration,
            Consents consents,
            Dispatches dispatches,
            JdbcClient jdbc,
            TransactionOperations transaction) {
        this.programmes = programmes;
        this.authorities = authorities;
        this.registration = registration;
        this.consents = consents;
        this.dispatches = dispatches;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** A programme nobody else in these tests delivers to. */
    String aProgramme() {
        String code = "p" + UUID.randomUUID().toString().substring(0, 8);
        programmes.declare(new Programme(code, code, code, "ESDC", "test-programme", "guichet.programmes.x.url", "{}"));
        Installation.declare(authorities);
        Acting.run(
                Installation.importing(),
                () -> authorities.declare(List.of(
                        authority("income-to-" + code, Authority.Kind.CONSENT_REQUIRED, "cra", code, "income"),
                        authority("identity-to-" + code, Authority.Kind.STATUTE, "*", code, "identity"),
                        new Declared.OfNotice(
                                "benefit-administration",
                                code,
                                LONG_AGO,
                                true,
                                List.of("income"),
                                List.of(code),
                                Map.of("en", "We ask.", "fr", "Demande.")))));
        return code;
    }

    ClientId aClient() {
        String name = Unlike.aName();
        Registered registered = Acting.as(
                Installation.importing(),
                () -> registration.register(List.of(
                        fact("givenName", "Marie", Source.Kind.REGISTER, "import"),
                        fact("familyName", name, Source.Kind.REGISTER, "import"),
                        fact("income.net", new BigDecimal("8400"), Source.Kind.PROGRAMME, "cra"))));
        return ((Registered.New) registered).client();
    }

    UUID consent(ClientId client, String programme) {
        NewConsent consent = new NewConsent(
                "benefit-administration", List.of(programme), List.of("income"), programme, "en", "PORTAL", null);
        return Acting.as(
                Installation.citizen(client),
                () -> within(() -> consents.give(client, consent).id()));
    }

    void withdraw(ClientId client, UUID consent) {
        Acting.run(Installation.citizen(client), () -> within(() -> consents.withdraw(consent)));
    }

    UUID enqueue(String programme, ClientId client, UUID about) {
        return delivering(() -> within(() -> dispatches.enqueue(new NewDispatch(
                programme,
                LettersForTests.KIND,
                client,
                about,
                Set.of("givenName", "income.net"),
                "benefit-administration"))));
    }

    DispatchSummary find(UUID id) {
        return delivering(() -> dispatches.list(null, 200, null)).items().stream()
                .filter(dispatch -> dispatch.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The pause, or the lease, is over. */
    void dueNow(UUID id) {
        jdbc.sql("update catalog.dispatch set next_attempt_at = now() - interval '1 second' where id = ?")
                .param(id)
                .update();
    }

    void askAgainNow(String programme) {
        jdbc.sql("update catalog.programme_status set ask_again_at = now() - interval '1 second' where programme = ?")
                .param(programme)
                .update();
    }

    <T> T within(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    <T> T delivering(Supplier<T> work) {
        return Acting.as(DELIVERING, work);
    }

    private static NewFact fact(String attribute, Object value, Source.Kind kind, String source) {
        return new NewFact(
                attribute,
                value,
                new Source(kind, source),
                Verification.SOURCE_VERIFIED,
                Instant.parse("2026-05-01T00:00:00Z"));
    }

    private static Declared authority(String code, Authority.Kind kind, String from, String to, String category) {
        return new Declared.OfAuthority(
                code,
                kind,
                "CA",
                "Test Act",
                "Loi d’essai",
                "s. 2",
                from,
                to,
                List.of(category),
                List.of("benefit-administration"),
                "Notice",
                "Avis",
                LONG_AGO,
                null,
                null);
    }
}
