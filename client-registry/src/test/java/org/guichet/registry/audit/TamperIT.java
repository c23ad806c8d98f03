package org.guichet.registry.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.audit.proof.OfflineCheck.Seen;
import org.guichet.registry.signature.SigningKeyFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the owner of the database does to the log, with no trigger in the way, the offline verifier finds in an export. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class TamperIT {
    private static final int BATCH = 10;

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
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    /** The position of the first of three seals' leaves, and one within the second of them. */
    private long start;

    private long place;

    private LogOwner owner;
    private ExportedLog exported;

    @BeforeEach
    void threeSealsAndWhatIsKeptElsewhere() throws IOException {
        sealing.seal();
        owner = new LogOwner(jdbc);
        start = owner.size();
        place = start + BATCH + 3;
        List<String> kept = new ArrayList<>();
        for (int seal = 0; seal < 3; seal++) {
            writeAndSeal(BATCH);
            kept.add(newestNote());
        }
        Files.write(folder.resolve("kept"), String.join("", kept).getBytes(StandardCharsets.UTF_8));
        exported = new ExportedLog(folder, export);
        exported.publishKeys();
    }

    @Test
    void findsNothingWhereNothingWasTouched() {
        Seen seen = after(() -> {}, "--checkpoint", "kept", "--keys", "keys");

        assertThat(seen.said()).contains("3 of 3 checkpoints kept elsewhere fit", "Everything holds.");
        assertThat(seen.code()).isZero();
    }

    @Test
    void findsOneByteChanged() {
        found(
                "EDITED, position " + place,
                () -> owner.entry(place, "set canonical = set_byte(canonical, 40, get_byte(canonical, 40) # 1)"));
    }

    @Test
    void findsOneByteThatIsNoTextAnyMore() {
        found("EDITED, position " + place, () -> owner.entry(place, "set canonical = set_byte(canonical, 40, 255)"));
    }

    @Test
    void findsAColumnThatSaysOtherThanWhatWasSealed() {
        for (String edit : List.of(
                "purpose = 'other'",
                "actor_id = 'nobody'",
                "actor_office = 'elsewhere'",
                "on_behalf_of = gen_random_uuid()",
                "bases = '{}'",
                "attributes = array_append(attributes, 'income')",
                "reason = null",
                "subjects = 1",
                "contact_id = null",
                "hash = sha256('x')")) {
            found("COLUMNS_EDITED, position " + place, () -> owner.entry(place, "set " + edit));
        }
    }

    @Test
    void findsAPersonTakenOutOfAnEntry() {
        found(
                "COLUMNS_EDITED, position " + place,
                () -> jdbc.sql("""
                delete from registry.access_log_subject where (entry_id, client_id) =
                    (select entry_id, client_id from registry.access_log_subject where entry_id = ? limit 1)
                """).param(owner.idAt(place)).update());
    }

    @Test
    void findsOneRowDeletedInTheMiddle() {
        found("DELETED, position " + place, () -> owner.deleteEntries(place, place));
        found("MISSING, position " + place, () -> {
            owner.deleteEntries(place, place);
            owner.deleteLeaves(place, place);
        });
    }

    @Test
    void findsWhereARowIsGoneAndTheOthersMovedUp() {
        Seen seen = after(() -> {
            owner.deleteEntries(place, place);
            owner.deleteLeaves(place, place);
            owner.renumber(place, -1);
        });

        assertThat(seen.said())
                .contains(
                        "ROOT_DIFFERS, positions %d to ".formatted(start + BATCH),
                        "(seal %d of ".formatted(owner.sealOf(place)));
        assertThat(seen.code()).isEqualTo(1);
    }

    @Test
    void findsTheLastThousandDeleted() throws IOException {
        long cut = owner.size();
        writeAndSeal(1_000);
        Files.writeString(folder.resolve("newest"), newestNote());
        String range = ", positions %d to %d".formatted(cut, cut + 999);

        found("DELETED" + range, () -> owner.deleteEntries(cut, cut + 999));
        found("MISSING" + range, () -> {
            owner.deleteEntries(cut, cut + 999);
            owner.deleteLeaves(cut, cut + 999);
        });
        Seen unseen = after(() -> owner.cutFrom(cut));
        assertThat(unseen.said()).contains("cannot be told without --checkpoint");
        assertThat(unseen.code()).isZero();
        found("CUT" + range, () -> owner.cutFrom(cut), "--checkpoint", "newest");
    }

    @Test
    void findsTwoSwapped() {
        found("REORDERED, positions %d to %d".formatted(place, place + 4), () -> {
            owner.move(place, -1);
            owner.move(place + 4, place);
            owner.move(-1, place + 4);
        });
        found("EDITED, position " + place, () -> owner.swapContents(place, place + 4));
        found("EDITED, position " + (place + 4), () -> owner.swapContents(place, place + 4));
    }

    @Test
    void findsOneInserted() {
        UUID stranger = UUID.randomUUID();
        found("INSERTED: ", () -> owner.copyEntry(place, stranger));
        found(stranger.toString(), () -> owner.copyEntry(place, stranger));

        Seen seen = after(() -> {
            owner.copyEntry(place, stranger);
            owner.renumber(place, 1);
            jdbc.sql("""
                    insert into registry.access_log_leaf (position, entry_id, entry_at, hash)
                    select ?, id, at, hash from registry.access_log where id = ?
                    """).params(place + 1, stranger).update();
        });
        assertThat(seen.said())
                .contains("ROOT_DIFFERS, positions %d to ".formatted(start + BATCH), stranger + " at " + (place + 1));
        assertThat(seen.code()).isEqualTo(1);
    }

    @Test
    void findsEverythingNumberedAnew() {
        found("MISSING, position 0", () -> owner.renumber(-1, 1));
        found("SEALS_MISSING", () -> jdbc.sql("""
                update registry.access_log_seal set number = number + 1000000
                """).update());
        found(
                "after seal " + owner.sealOf(place),
                () -> jdbc.sql("""
                update registry.access_log_seal set number = number + 1000000 where first_leaf > ?
                """).param(place).update());
    }

    @Test
    void findsTheSealWhoseRootWasMadeAnew() {
        String range = ", positions %d to %d (seal %d of "
                .formatted(start + BATCH, start + 2 * BATCH - 1, owner.sealOf(place));

        found("CHECKPOINT_DIFFERS" + range, () -> owner.rewriteFrom(place));
        found("CHECKPOINT_DIFFERS" + range, () -> owner.rewriteFrom(place), "--keys", "keys");
    }

    @Test
    void findsCheckpointsMadeAnewByPublishedKeysAndByKeptCheckpoints() {
        SigningKeyFile forger = new SigningKeyFile(folder.resolve("forger"), clock);
        forger.make("guichet.example");
        Runnable forgery = () -> {
            owner.rewriteFrom(place);
            owner.signAnew(forger);
        };

        assertThat(after(forgery).code()).isZero();
        found("SIGNED_BY_ANOTHER", forgery, "--keys", "keys");
        found(
                "KEPT_DIFFERS, positions %d to %d".formatted(start + BATCH, start + 2 * BATCH - 1),
                forgery,
                "--checkpoint",
                "kept");
    }

    @Test
    void findsCheckpointsTakenAway() {
        found(
                "NOT_SIGNED",
                () -> jdbc.sql("delete from registry.access_log_checkpoint where tree_size > ?")
                        .param(place)
                        .update());
        found(
                "NOT_SIGNED",
                () -> jdbc.sql("delete from registry.access_log_checkpoint").update(),
                "--keys",
                "keys");
    }

    private void found(String what, Runnable tampering, String... options) {
        Seen seen = after(tampering, options);
        assertThat(seen.said()).contains(what);
        assertThat(seen.code()).isEqualTo(1);
    }

    /** Tampers, exports, takes everything back, and verifies the export. */
    private Seen after(Runnable tampering, String... options) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            tampering.run();
            exported.write();
            status.setRollbackOnly();
        });
        return exported.verify(options);
    }

    private void writeAndSeal(int entries) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            for (int index = 0; index < entries; index++) {
                log.record(AccessEntries.aLook(clock));
            }
        });
        assertThat(sealing.seal()).isEqualTo(entries);
    }

    private String newestNote() {
        return Objects.requireNonNull(verification.checkpoints(1).getFirst().note());
    }
}
