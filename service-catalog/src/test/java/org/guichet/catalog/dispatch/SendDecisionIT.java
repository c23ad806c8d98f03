package org.guichet.catalog.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.NobodyActing;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.client.ClientId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Outbox.class, LettersForTests.class})
class SendDecisionIT {
    @Autowired
    private Sending sending;

    @Autowired
    private SendDecision decision;

    @Autowired
    private Outbox outbox;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    private String programme = "";
    private ClientId client = new ClientId(new UUID(0, 0));

    @BeforeEach
    void aClientAndAProgramme() {
        programme = outbox.aProgramme();
        client = outbox.aClient();
    }

    @Test
    void sharesWhatIsPermittedAndLogsTheShare() {
        outbox.consent(client, programme);
        UUID id = outbox.enqueue(programme, client, UUID.randomUUID());

        Decision decided = decide();

        assertThat(decided).isInstanceOf(Decision.Permitted.class);
        assertThat(((Decision.Permitted) decided).content()).containsKey("income");
        assertThat(outbox.find(id).state()).isEqualTo(DispatchState.SENT);
        assertThat(kindsLoggedFor(id)).containsExactly("SHARE");
    }

    @Test
    void aConsentWithdrawnDuringBackOffStopsIt() {
        UUID consent = outbox.consent(client, programme);
        UUID id = outbox.enqueue(programme, client, UUID.randomUUID());
        Decision.Permitted first = (Decision.Permitted) decide();
        sending.fail(id, first.dispatch().fence(), new Failure(Failure.Kind.SILENT, "http-503"));

        outbox.withdraw(client, consent);
        outbox.dueNow(id);
        Decision second = decide();

        assertThat(second).isInstanceOf(Decision.Stopped.class);
        assertThat(outbox.find(id).state()).isEqualTo(DispatchState.STOPPED);
        assertThat(outbox.find(id).lastError()).isEqualTo("withheld:income.net");
        assertThat(kindsLoggedOf(client)).containsExactly("SHARE", "REFUSAL");
    }

    @Test
    void nothingCountsAsSharedWhereNothingWasSent() {
        UUID consent = outbox.consent(client, programme);
        UUID id = outbox.enqueue(programme, client, UUID.randomUUID());
        outbox.withdraw(client, consent);

        assertThat(decide()).isInstanceOf(Decision.Stopped.class);

        assertThat(outbox.find(id).lastError()).isEqualTo("withheld:income.net");
        assertThat(kindsLoggedOf(client)).containsExactly("REFUSAL");
        Instant now = Instant.now();
        assertThat(trail.recipientsOf(
                        client, "givenName", "benefit-administration", now.minusSeconds(3600), now.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void anAuthorityThatEndedWhileItWaitedStopsIt() {
        outbox.consent(client, programme);
        UUID id = outbox.enqueue(programme, client, UUID.randomUUID());
        jdbc.sql("update registry.authority set ended_at = now() where code = ?")
                .param("income-to-" + programme)
                .update();

        assertThat(decide()).isInstanceOf(Decision.Stopped.class);
        assertThat(outbox.find(id).lastError()).isEqualTo("withheld:income.net");
    }

    @Test
    void aClientNobodyKnowsIsNeverSent() {
        UUID id = outbox.enqueue(programme, new ClientId(UUID.randomUUID()), UUID.randomUUID());

        assertThat(decide()).isInstanceOf(Decision.Stopped.class);
        assertThat(outbox.find(id).lastError()).isEqualTo("not-found");
    }

    @Test
    void everyAttemptIsDecidedAnewAndLogged() {
        outbox.consent(client, programme);
        UUID id = outbox.enqueue(programme, client, UUID.randomUUID());
        for (int attempt = 0; attempt < 2; attempt++) {
            Decision.Permitted permitted = (Decision.Permitted) decide();
            sending.fail(id, permitted.dispatch().fence(), new Failure(Failure.Kind.BUSY, "http-429"));
            outbox.dueNow(id);
        }

        assertThat(kindsLoggedFor(id)).containsExactly("SHARE", "SHARE");
    }

    @Test
    void nothingIsDecidedWhereNobodyActs() {
        outbox.enqueue(programme, client, UUID.randomUUID());
        ClaimedDispatch claimed = sending.claimDue(programme, 1, "worker").getFirst();

        assertThatThrownBy(() -> decision.decide(claimed)).isInstanceOf(NobodyActing.class);
    }

    @Test
    void aStaleWorkerDecidesNothing() {
        UUID id = outbox.enqueue(programme, client, UUID.randomUUID());
        ClaimedDispatch stale = sending.claimDue(programme, 1, "slow").getFirst();
        outbox.dueNow(id);
        sending.claimDue(programme, 1, "quick");

        assertThatThrownBy(() -> outbox.delivering(() -> decision.decide(stale)))
                .isInstanceOf(LeaseLost.class);
    }

    private Decision decide() {
        ClaimedDispatch claimed = sending.claimDue(programme, 1, "worker").getFirst();
        return outbox.delivering(() -> decision.decide(claimed));
    }

    /** What the client reads of sharing, oldest first. */
    private List<String> kindsLoggedOf(ClientId client) {
        return jdbc.sql("""
                select e.kind from registry.access_log e join registry.access_log_subject s on s.entry_id = e.id
                where s.client_id = ? and e.recipient = ? order by e.id
                """)
                .params(client.value(), programme)
                .query(String.class)
                .list();
    }

    private List<String> kindsLoggedFor(UUID dispatch) {
        return jdbc.sql("""
                select e.kind from catalog.dispatch_attempt a join registry.access_log e on e.id = a.access_log_entry
                where a.dispatch_id = ? order by a.fence
                """).param(dispatch).query(String.class).list();
    }
}
