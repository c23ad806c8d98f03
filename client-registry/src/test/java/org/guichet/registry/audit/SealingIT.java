package org.guichet.registry.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class SealingIT {
    @Autowired
    private AccessLog log;

    @Autowired
    private Sealing sealing;

    @Autowired
    private LogVerification verification;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void nothingIsLeftUnsealed() {
        sealing.seal();
    }

    @Test
    void sealsEachEntryOnceIntoAChainThatVerifies() {
        LogVerification.Report before = verification.verify();
        write(3);
        assertThat(sealing.seal()).isEqualTo(3);
        assertThat(sealing.seal()).isZero();
        write(2);
        assertThat(sealing.seal()).isEqualTo(2);

        LogVerification.Report report = verification.verify();
        assertThat(report.intact()).isTrue();
        assertThat(report.entries() - before.entries()).isEqualTo(5);
        assertThat(report.seals() - before.seals()).isEqualTo(2);
        assertThat(report.unsealed()).isZero();
    }

    @Test
    void leavesEntriesOlderTransactionsMayStillJoin() {
        new TransactionTemplate(transactions).executeWithoutResult(older -> {
            jdbc.sql("select pg_current_xact_id()")
                    .query((row, number) -> row.getString(1))
                    .single();
            Thread other = Thread.ofVirtual().start(() -> write(1));
            join(other);
            assertThat(sealing.seal()).isZero();
        });
        assertThat(sealing.seal()).isEqualTo(1);
    }

    @Test
    void sealsWhatCameUnsealedOutOfADumpAndWhatIsWrittenAfterIt() {
        write(2);
        numberUnsealedAsInAnotherDatabase();
        assertThat(sealing.seal()).isEqualTo(2);
        write(1);
        assertThat(sealing.seal()).isEqualTo(1);

        assertThat(verification.verify().intact()).isTrue();
        assertThat(verification.verify().unsealed()).isZero();
    }

    @Test
    void refusesToEditOrDeleteAnEntry() {
        write(1);
        assertThatThrownBy(() ->
                        jdbc.sql("update registry.access_log set reason = 'x'").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() ->
                        jdbc.sql("delete from registry.access_log_subject").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void showsAnEditMadeBehindTheTriggersBack() {
        write(2);
        sealing.seal();
        assertThat(faultsAfter("update registry.access_log set purpose = 'edited'"))
                .extracting(LogVerification.Fault::kind)
                .contains(LogVerification.Fault.Kind.ENTRY_CHANGED);
    }

    @Test
    void showsADeletionMadeBehindTheTriggersBack() {
        write(2);
        sealing.seal();
        assertThat(faultsAfter(
                        "delete from registry.access_log where id = (select id from registry.access_log limit 1)"))
                .extracting(LogVerification.Fault::kind)
                .containsExactly(LogVerification.Fault.Kind.ENTRY_MISSING);
    }

    private void numberUnsealedAsInAnotherDatabase() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("""
                    update registry.access_log set xid = '9000000000'
                    where id not in (select entry_id from registry.access_log_leaf)""").update();
        });
    }

    /** As the owner of the database could, with the triggers off; rolled back afterwards. */
    private List<LogVerification.Fault> faultsAfter(String change) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql(change).update();
            status.setRollbackOnly();
            return verification.verify().faults();
        }));
    }

    private void write(int entries) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            for (int index = 0; index < entries; index++) {
                log.record(entry());
            }
        });
    }

    private AccessEntry entry() {
        return new AccessEntry(
                Ids.next(clock),
                clock.instant(),
                AccessEntry.Kind.READ,
                Installation.agent(UUID.randomUUID()),
                "service-delivery",
                List.of("AUTHORITY:test-service"),
                "staff-in-contact",
                "guichet",
                List.of("givenName", "familyName"),
                "pension \"enquiry\"",
                List.of(new ClientId(UUID.randomUUID()), new ClientId(UUID.randomUUID())));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
