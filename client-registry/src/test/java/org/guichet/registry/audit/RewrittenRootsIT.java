package org.guichet.registry.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.audit.LogVerification.Fault;
import org.guichet.registry.audit.LogVerification.Fault.Kind;
import org.guichet.registry.audit.proof.OfflineCheck.Seen;
import org.guichet.registry.secrecy.KeysetsForTests;
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

/**
 * A superuser who tampers, and makes every seal from there on anew, is found in the platform and elsewhere; one who holds the
 * platform's key too, and leaves nothing that does not fit, is found by what was kept elsewhere.
 */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class RewrittenRootsIT {
    private static final int BATCH = 10;
    private static final int THOUSAND = 1_000;

    @TempDir
    private Path folder;

    @Autowired
    private AccessLog log;

    @Autowired
    private Sealing sealing;

    @Autowired
    private LogExport export;

    @Autowired
    private LogVerification verification;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    private LogOwner owner;
    private ExportedLog exported;
    private long start;
    private long place;

    /** What was found in the platform, and elsewhere. */
    private record Found(LogVerification.Report here, Seen there) {}

    @BeforeEach
    void threeSealsWhoseNotesAreKeptElsewhere() throws IOException {
        sealing.seal();
        owner = new LogOwner(jdbc);
        start = owner.size();
        place = start + BATCH + 3;
        StringBuilder kept = new StringBuilder();
        for (int seal = 0; seal < 3; seal++) {
            kept.append(sealed(BATCH));
        }
        Files.writeString(folder.resolve("kept"), kept);
        exported = new ExportedLog(folder, export);
        exported.publishKeys();
    }

    @Test
    void isDoneByASuperuser() {
        assertThat(jdbc.sql("select rolsuper from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void locatesInThePlatformWhatWasTamperedWithAlone() throws IOException {
        long seal = owner.sealOf(place);
        locates(
                Kind.ENTRY_CHANGED,
                seal,
                () -> owner.entry(place, "set canonical = set_byte(canonical, 40, get_byte(canonical, 40) # 1)"));
        locates(Kind.ENTRY_MISSING, seal, () -> owner.deleteEntries(place, place));
        locates(Kind.GAP, seal, () -> {
            owner.deleteEntries(place, place);
            owner.deleteLeaves(place, place);
        });
        locates(Kind.ROOT_DIFFERS, seal, () -> owner.swap(place, place + 4));
        locates(Kind.ENTRY_INSERTED, 0, () -> owner.copyEntry(place, UUID.randomUUID()));
        locates(Kind.ROOT_DIFFERS, seal, () -> owner.insertAfter(place, UUID.randomUUID()));
        locates(Kind.GAP, seal, () -> owner.renumber(place, 1));
        long cut = owner.size();
        sealed(THOUSAND);
        locates(Kind.ENTRY_MISSING, owner.sealOf(cut), () -> owner.deleteEntries(cut, cut + THOUSAND - 1));
        locates(Kind.GAP, owner.sealOf(cut), () -> {
            owner.deleteEntries(cut, cut + THOUSAND - 1);
            owner.deleteLeaves(cut, cut + THOUSAND - 1);
        });
    }

    @Test
    void findsOneByteChanged() {
        isFound(0, () -> owner.rewriteFrom(place));
    }

    @Test
    void findsOneRowDeletedInTheMiddle() {
        isFound(-1, () -> {
            owner.deleteEntries(place, place);
            owner.deleteLeaves(place, place);
            owner.renumber(place, -1);
        });
    }

    @Test
    void findsTwoSwapped() {
        isFound(0, () -> owner.swap(place, place + 4));
        isFound(0, () -> owner.swap(place, place + BATCH));
    }

    @Test
    void findsOneInserted() {
        isFound(1, () -> owner.insertAfter(place, UUID.randomUUID()));
    }

    @Test
    void findsAllNumberedAnew() {
        isFound(0, () -> {
            for (int step = 0; step < BATCH; step++) {
                owner.swap(start + BATCH + step, start + 3 * BATCH - 1 - step);
            }
        });
    }

    @Test
    void findsTheLastThousandDeleted() throws IOException {
        long from = owner.size();
        long cut = from + THOUSAND / 2;
        Files.writeString(folder.resolve("newest"), sealed(THOUSAND + THOUSAND / 2));
        Runnable tampering = () -> {
            owner.deleteEntries(cut, Long.MAX_VALUE);
            owner.deleteLeaves(cut, Long.MAX_VALUE);
            owner.sealAnewFrom(from, -THOUSAND);
        };

        Found rewritten = after(tampering);
        assertThat(rewritten.here().faults()).contains(new Fault(owner.sealOf(from), Kind.CHECKPOINT_DIFFERS));
        assertThat(rewritten.there().said())
                .contains("CHECKPOINT_DIFFERS, positions %d to %d (seal ".formatted(from, cut - 1));

        Found signed = after(() -> signedToo(tampering), "--keys", "keys", "--checkpoint", "newest");
        assertThat(signed.here().intact()).isTrue();
        assertThat(signed.there().said()).contains("CUT, positions %d to %d".formatted(cut, cut + THOUSAND - 1));
        assertThat(signed.there().code()).isEqualTo(1);
    }

    /** In the second of the three seals, by whoever rewrote the roots, and by whoever signed them too. */
    private void isFound(int grown, Runnable tampering) {
        Runnable rewriting = () -> {
            tampering.run();
            owner.sealAnewFrom(place, grown);
        };

        Found rewritten = after(rewriting);
        assertThat(rewritten.here().faults()).contains(new Fault(owner.sealOf(place), Kind.CHECKPOINT_DIFFERS));
        assertThat(rewritten.there().said()).contains("CHECKPOINT_DIFFERS, positions %d to ".formatted(start + BATCH));
        assertThat(rewritten.there().code()).isEqualTo(1);

        Found unseen = after(() -> signedToo(rewriting), "--keys", "keys");
        assertThat(unseen.here().faults()).isEmpty();
        assertThat(unseen.there().said()).contains("Everything holds.");
        Found signed = after(() -> signedToo(rewriting), "--keys", "keys", "--checkpoint", "kept");
        assertThat(signed.there().said())
                .contains("KEPT_DIFFERS, positions %d to %d".formatted(start + BATCH, start + 2 * BATCH - 1));
        assertThat(signed.there().code()).isEqualTo(1);
    }

    private void locates(Kind kind, long seal, Runnable tampering) {
        assertThat(after(tampering).here().faults()).contains(new Fault(seal, kind));
    }

    /** With the platform's own key, and with the nodes made anew. */
    private void signedToo(Runnable tampering) {
        tampering.run();
        owner.resize();
        owner.signAnew(KeysetsForTests.signing());
        jdbc.sql("delete from registry.access_log_node").update();
        new TreeNodes(jdbc, template).grow();
    }

    /** Tampers with no trigger in the way, looks here, exports, takes everything back, and verifies the export. */
    private Found after(Runnable tampering, String... options) {
        LogVerification.Report here = Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            tampering.run();
            exported.write();
            status.setRollbackOnly();
            return verification.verify();
        }));
        return new Found(here, exported.verify(options));
    }

    /** @return the note signed with the seal of so many entries */
    private String sealed(int entries) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            for (int index = 0; index < entries; index++) {
                log.record(AccessEntries.aLook(clock));
            }
        });
        assertThat(sealing.seal()).isEqualTo(entries);
        return Objects.requireNonNull(verification.checkpoints(1).getFirst().note());
    }
}
