package org.guichet.registry.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.audit.proof.ExportLine;
import org.guichet.registry.secrecy.KeysetsForTests;
import org.guichet.registry.signature.PublishedKeys;
import org.guichet.registry.signature.SignedNote;
import org.guichet.registry.signature.SigningKeyFile;
import org.guichet.registry.signature.SigningKeyFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class SealingIT {
    @TempDir
    private Path folder;

    @Autowired
    private AccessLog log;

    @Autowired
    private Sealing sealing;

    @Autowired
    private LogVerification verification;

    @Autowired
    private LogLines lines;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate template;

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

    @Test
    void signsTheTreeOverAllLeavesAfterEachSeal() {
        write(3);
        sealing.seal();

        assertThat(newest().isOf(KeysetsForTests.signing().published())).isTrue();
        assertThat(newest().size()).isEqualTo(verification.verify().entries());
        assertThat(KeysetsForTests.signing().published().verify(note(newestNote())))
                .isInstanceOf(PublishedKeys.Verdict.Signed.class);
    }

    @Test
    void readsOnceWhatAnEarlierReleaseSealedUnsigned() {
        write(2);
        sealing.seal();
        List<LogVerification.Fault> faults = asOwner(() -> {
            jdbc.sql("delete from registry.access_log_checkpoint").update();
            assertThat(verification.verify().intact()).isTrue();
            write(1);
            sealInHere(sealing);
            assertThat(newest().size()).isEqualTo(verification.verify().entries());
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void signsNothingUponATreeThatIsNotTheOneItSigned() {
        write(2);
        sealing.seal();
        List<LogVerification.Fault> faults = asOwner(() -> {
            jdbc.sql("""
                    update registry.access_log_checkpoint set subtrees = set_byte(subtrees, 0, get_byte(subtrees, 0) # 1)
                    """).update();
            write(1);
            sealInHere(sealing);
        });
        assertThat(faults)
                .extracting(LogVerification.Fault::kind)
                .containsExactly(LogVerification.Fault.Kind.NOT_SIGNED);
    }

    @Test
    void showsACheckpointThatWasAltered() {
        write(2);
        sealing.seal();
        assertThat(faultsAfter(
                        "update registry.access_log_checkpoint set note = replace(note, E'\\n\\n', E'\\n1\\n\\n')"))
                .extracting(LogVerification.Fault::kind)
                .contains(LogVerification.Fault.Kind.SIGNATURE_DIFFERS);
    }

    @Test
    void signsNothingUponACheckpointOfSomebodyElse() {
        SigningKeyFile forger = new SigningKeyFile(folder.resolve("forger"), clock);
        forger.make("guichet.example");
        write(2);
        sealing.seal();
        List<LogVerification.Fault> faults = asOwner(() -> {
            new LogOwner(jdbc).signAnew(forger);
            write(1);
            sealInHere(sealing);
            assertThat(verification.checkpoints(1).getFirst().note()).isNull();
        });
        assertThat(faults).extracting(LogVerification.Fault::kind).contains(LogVerification.Fault.Kind.NOT_SIGNED);
    }

    @Test
    void goesOnWithANewKeyInAFileThatTookOverThePublishedOnes() throws IOException {
        SigningKeyFile successor = withoutSecrets("successor");
        successor.promote(successor.add());
        write(2);
        sealing.seal();
        asOwner(() -> {
            write(1);
            sealInHere(sealingWith(successor));
            assertThat(newest().size()).isEqualTo(verification.verify().entries());
            assertThat(successor.published().verify(note(newestNote())))
                    .isInstanceOf(PublishedKeys.Verdict.Signed.class);
        });
    }

    @Test
    void sealsUnsignedWhereNoKeySigns() throws IOException {
        write(2);
        sealing.seal();
        SigningKeyFile unsigning = withoutSecrets("public-only");
        List<LogVerification.Fault> faults = asOwner(() -> {
            write(1);
            sealInHere(sealingWith(unsigning));
        });
        assertThat(faults)
                .extracting(LogVerification.Fault::kind)
                .containsExactly(LogVerification.Fault.Kind.NOT_SIGNED);
    }

    @Test
    void readsWhatIsNotSealedYetByPages() {
        write(1);
        AtomicInteger loose = new AtomicInteger();
        asOwner(() -> {
            jdbc.sql("""
                    insert into registry.access_log
                    select gen_random_uuid(), at, xid, kind, actor_kind, actor_id, actor_office, on_behalf_of, purpose,
                           bases, relation, recipient, channel, contact_id, attributes, reason, 0, canonical, hash
                    from (select * from registry.access_log order by at desc limit 1) newest, generate_series(1, ?)
                    """).param(LogLines.PAGE).update();
            lines.each(line -> {
                if (line instanceof ExportLine.Loose && loose.getAndIncrement() == 0) {
                    assertThat(jdbc.sql("select count(*) from pg_cursors where name <> ''")
                                    .query(Integer.class)
                                    .single())
                            .isPositive();
                }
            });
        });
        assertThat(loose.get()).isGreaterThan(LogLines.PAGE);
    }

    private Sealing sealingWith(SigningKeyFile keys) {
        return new Sealing(
                jdbc,
                new TransactionTemplate(transactions),
                new Checkpoints(jdbc, SigningKeyFixture.keys(keys)),
                new TreeNodes(jdbc, template),
                clock);
    }

    private SigningKeyFile withoutSecrets(String name) throws IOException {
        SigningKeyFile file = new SigningKeyFile(folder.resolve(name), clock);
        Files.writeString(file.path(), KeysetsForTests.signing().published().json());
        return file;
    }

    private void sealInHere(Sealing sealer) {
        jdbc.sql(
                        "update registry.access_log set xid = '1' where id not in (select entry_id from registry.access_log_leaf)")
                .update();
        jdbc.sql("update registry.access_log_seal set below_xid = '1'").update();
        assertThat(sealer.seal()).isPositive();
    }

    private org.guichet.registry.audit.proof.Checkpoint newest() {
        return org.guichet.registry.audit.proof.Checkpoint.of(note(newestNote()));
    }

    private String newestNote() {
        return Objects.requireNonNull(verification.checkpoints(1).getFirst().note());
    }

    private static SignedNote note(String written) {
        return SignedNote.parse(written);
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
        return asOwner(() -> jdbc.sql(change).update());
    }

    private List<LogVerification.Fault> asOwner(Runnable change) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            change.run();
            status.setRollbackOnly();
            return verification.verify().faults();
        }));
    }

    private void write(int entries) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            for (int index = 0; index < entries; index++) {
                log.record(AccessEntries.aLook(clock));
            }
        });
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
