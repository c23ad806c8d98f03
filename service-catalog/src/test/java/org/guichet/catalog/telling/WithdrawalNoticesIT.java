package org.guichet.catalog.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.catalog.clientview.Consenting;
import org.guichet.catalog.dispatch.ClaimedDispatch;
import org.guichet.catalog.dispatch.Decision;
import org.guichet.catalog.dispatch.SendDecision;
import org.guichet.catalog.dispatch.Sending;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.Declared;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class WithdrawalNoticesIT {
    private static final Errand DELIVERING =
            Errand.of(new Actor.Duty("deliver-dispatches", "officer.test", "test-service"), "benefit-administration");
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    @Autowired
    private Consenting consenting;

    @Autowired
    private Registration registration;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Sending sending;

    @Autowired
    private SendDecision decision;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    private String programme = "";
    private ClientId client = new ClientId(new UUID(0, 0));
    private UUID consent = new UUID(0, 0);

    @BeforeEach
    void aClientWhoLetAProgrammeHaveHerIncome() {
        Installation.declare(authorities);
        programme = "w" + UUID.randomUUID().toString().substring(0, 8);
        programmes.declare(new Programme(
                programme, programme, programme, "ESDC", "test-programme", "guichet.programmes.x.url", "{}"));
        List<String> recipients = List.of(programme, "guichet", "client", "gone-" + programme);
        Acting.run(Installation.importing(), () -> {
            authorities.declare(List.of(
                    ground(programme),
                    new Declared.OfNotice(
                            programme,
                            "1",
                            LONG_AGO,
                            true,
                            List.of("income"),
                            recipients,
                            Map.of("en", "May we?", "fr", "Pouvons-nous ?"))));
            authorities.declare(recipients.stream()
                    .map(one -> Installation.consentNeeded(programme, one))
                    .toList());
            client = ((Registered.New) registration.register(List.of(new NewFact(
                            "familyName",
                            Unlike.aName(),
                            new Source(Source.Kind.CLIENT, "portal"),
                            Verification.DECLARED,
                            Instant.parse("2026-01-01T00:00:00Z")))))
                    .client();
        });
        NewConsent given = new NewConsent(programme, recipients, List.of("income"), "1", "en", "PORTAL", null);
        consent = Acting.as(her(), () -> consenting.give(client, given)).id();
    }

    @Test
    void tellsEachProgrammeOnceAndListsWhoCannotBeTold() {
        assertThat(told()).isEmpty();
        withdraw();

        assertThat(told()).extracting(WithdrawalNotice::recipient).containsExactly("gone-" + programme, programme);
        assertThat(told().getFirst().reason()).isEqualTo("no-such-programme");
        assertThat(told().getLast().state()).isEqualTo("DUE");
        assertThat(jdbc.sql("select count(*) from catalog.dispatch where about_id = ?")
                        .param(consent)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void saysWhatIsNoLongerAllowedSinceWhenAndKeepsWhenItWasHeard() {
        ConsentRecord withdrawn = withdraw();

        Decision.Permitted permitted = (Decision.Permitted) send();

        assertThat(permitted.dispatch().kind()).isEqualTo("consent-withdrawal");
        assertThat(permitted.content())
                .containsEntry("consentId", consent.toString())
                .containsEntry("clientId", client.toString())
                .containsEntry("purpose", programme)
                .containsEntry("dataCategories", List.of("income"))
                .containsEntry("withdrawnAt", withdrawn.stateSince().toString());
        Acting.run(
                DELIVERING,
                () -> sending.confirm(
                        permitted.dispatch().id(), permitted.dispatch().fence(), "receipt"));
        assertThat(told().getLast()).satisfies(notice -> {
            assertThat(notice.state()).isEqualTo("CONFIRMED");
            assertThat(notice.toldAt()).isAfterOrEqualTo(notice.withdrawnAt());
        });
        assertThat(jdbc.sql("""
                        select count(*) from registry.access_log l join registry.access_log_subject s on s.entry_id = l.id
                        where l.kind = 'SHARE' and l.recipient = ? and s.client_id = ?
                        """)
                        .params(programme, client.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nobodyIsToldOfAWithdrawalThatWasRolledBack() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    withdraw();
                    throw new IllegalStateException("rolled back");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(told()).isEmpty();
    }

    private Errand her() {
        return Installation.citizen(client);
    }

    private ConsentRecord withdraw() {
        return Acting.as(her(), () -> consenting.withdraw(consent));
    }

    private List<WithdrawalNotice> told() {
        return Acting.as(her(), () -> consenting.history(consent)).told();
    }

    private Decision send() {
        return Acting.as(DELIVERING, () -> {
            ClaimedDispatch claimed = sending.claimDue(programme, 1, "worker").getFirst();
            return decision.decide(claimed);
        });
    }

    private static Declared ground(String recipient) {
        return new Declared.OfAuthority(
                "ground-" + recipient,
                Authority.Kind.STATUTE,
                "CA",
                "Test Act",
                "Loi d’essai",
                "s. 3",
                "guichet",
                recipient,
                List.of("consent"),
                List.of("benefit-administration"),
                "Notice",
                "Avis",
                LONG_AGO,
                null,
                null);
    }
}
