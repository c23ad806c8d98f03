package org.guichet.registry.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.audit.LogProofs.Inclusion;
import org.guichet.registry.audit.proof.Checkpoint;
import org.guichet.registry.audit.proof.OfflineCheck;
import org.guichet.registry.audit.proof.OfflineCheck.Seen;
import org.guichet.registry.audit.witness.WitnessForTests;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.secrecy.KeysetsForTests;
import org.guichet.registry.signature.Cosigner;
import org.guichet.registry.signature.SignedNote;
import org.guichet.registry.signature.SigningKeyFile;
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
import tools.jackson.databind.json.JsonMapper;

/** What a witness co-signs, and what it refuses of whoever owns the database and holds the platform's own key. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class WitnessIT {
    private static final int BATCH = 10;

    @TempDir
    private Path folder;

    @Autowired
    private AccessLog log;

    @Autowired
    private Sealing sealing;

    @Autowired
    private LogProofs proofs;

    @Autowired
    private TreeNodes nodes;

    @Autowired
    private SeenEntries entries;

    @Autowired
    private LogVerification verification;

    @Autowired
    private LogExport export;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    private WitnessForTests witness;
    private Witnessing witnessing;
    private LogRoots roots;
    private LogOwner owner;
    private long start;

    @BeforeEach
    void aWitnessThatCosignedOnce() {
        witness = new WitnessForTests(folder, KeysetsForTests.signing().published());
        WitnessSettings settings = new WitnessSettings(List.of(witness.key()));
        witnessing = new Witnessing(settings, jdbc, clock);
        roots = new LogRoots(jdbc, settings);
        owner = new LogOwner(jdbc);
        sealing.seal();
        start = owner.size();
        writeAndSeal();
        assertThat(look()).isEqualTo("Cosigned");
    }

    @Test
    void cosignsALogThatGrewAndShowsThatItDid() {
        writeAndSeal();
        assertThat(roots.latest().orElseThrow().isWitnessed()).isFalse();
        assertThat(look()).isEqualTo("Cosigned");
        assertThat(look()).isEqualTo("Unchanged");

        LogRoot root = roots.latest().orElseThrow();
        assertThat(root.isWitnessed()).isTrue();
        assertThat(Objects.requireNonNull(root.witnessed()).witness()).isEqualTo("witness.example");
        assertThat(root.witnessed().at()).isAfter(clock.instant().minusSeconds(60));
        assertThat(verification.checkpoints(1).getFirst().note()).contains("\u2014 witness.example ");
        writeAndSeal();
        LogRoot next = roots.latest().orElseThrow();
        assertThat(next.isWitnessed()).isFalse();
        assertThat(Objects.requireNonNull(next.witnessed()).size()).isEqualTo(root.size());
    }

    @Test
    void refusesARewrittenRootThoughThePlatformsOwnKeySignedIt() {
        assertThat(after(() -> rewritten(start + 3))).startsWith("Refused: ").endsWith("it was rewritten.");
    }

    @Test
    void refusesALogThatGrewOnARewrittenRootThoughThePlatformsOwnKeySignedIt() {
        writeAndSeal();

        assertThat(after(() -> rewritten(start + 3))).startsWith("Refused: ").endsWith("it was rewritten.");
        witness.lookedInto();
        assertThat(after(() -> rewritten(start + BATCH + 3))).isEqualTo("Cosigned");
    }

    @Test
    void signsNothingMoreAfterARefusalUntilSomebodyLookedIntoIt() {
        writeAndSeal();
        assertThat(after(() -> rewritten(start + 3))).endsWith("it was rewritten.");

        assertThat(look()).startsWith("Refused: The log was refused before");
        witness.lookedInto();
        assertThat(look()).isEqualTo("Cosigned");
    }

    @Test
    void tellsOfNoCosignatureThatDoesNotVerifyWhateverTheDatabaseSays() throws IOException {
        writeAndSeal();
        assertThat(look()).isEqualTo("Cosigned");
        tampered(() -> {
            rewritten(start + 3);
            assertThat(roots.latest().orElseThrow().witnessed()).isNull();
        });
        tampered(() -> {
            jdbc.sql("update registry.access_log_checkpoint set root = sha256('x')")
                    .update();
            assertThat(roots.latest().orElseThrow().isWitnessed()).isFalse();
        });
        tampered(() -> {
            jdbc.sql("update registry.access_log_checkpoint set note = 'none'").update();
            assertThat(roots.latest().orElseThrow().witnessed()).isNull();
            assertThat(roots.covering(start).orElseThrow().note()).startsWith("none");
        });
        writeAndSeal();
        SignedNote newest = SignedNote.parse(roots.note().orElseThrow());
        long size = Checkpoint.of(newest).size();
        Path others = Files.createDirectory(folder.resolve("other"));
        new SigningKeyFile(others.resolve("key"), clock).make("witness.example");
        SignedNote.Line forged = Cosigner.of(others.resolve("key"), clock)
                .cosign(newest)
                .signatures()
                .getLast();
        tampered(() -> {
            jdbc.sql("insert into registry.access_log_cosignature values (?, 'witness.example', now(), ?)")
                    .params(size, forged.toString())
                    .update();
            LogRoot root = roots.latest().orElseThrow();
            assertThat(root.isWitnessed()).isFalse();
            assertThat(Objects.requireNonNull(root.witnessed()).size()).isEqualTo(size - BATCH);
            assertThat(roots.covering(start).orElseThrow().size()).isEqualTo(size - BATCH);
            assertThat(roots.covering(size - 1).orElseThrow().size()).isEqualTo(size);
        });
    }

    @Test
    void provesAnEntryWithTheNewestCheckpointItSigned() throws IOException {
        UUID entry = owner.idAt(start + 3);
        writeAndSeal();
        Inclusion proof = Acting.as(
                Installation.privacyOfficer(), () -> new LogProofs(jdbc, roots, nodes, entries).reviewed(entry));
        assertThat(proof.treeSize()).isEqualTo(start + BATCH);
        Files.writeString(folder.resolve("proof"), JsonMapper.shared().writeValueAsString(proof));
        Files.writeString(folder.resolve("newest"), roots.note().orElseThrow());
        Path others = Files.createDirectory(folder.resolve("other"));
        new SigningKeyFile(others.resolve("key"), clock).make("witness.example");
        String another = Cosigner.of(others.resolve("key"), clock).key().toString();

        verifies(0, "Everything holds.", "--witness", witness.key(), "--checkpoint", "checkpoints", "--proof", "proof");
        verifies(1, "not co-signed by witness.example", "--witness", another, "--proof", "proof");
        verifies(2, "is not co-signed by", "--witness", witness.key(), "--checkpoint", "newest", "--proof", "proof");
        verifies(2, "compared with none", "--checkpoint", "newest", "--proof", "proof");
        verifies(2, "not the public key", "--witness", "nobody", "--proof", "proof");
        verifies(2, "Usage", "--witness", witness.key(), "proof");
    }

    private void verifies(int code, String said, String... words) {
        Seen seen = new OfflineCheck(folder).verify(words);
        assertThat(seen.said()).contains(said);
        assertThat(seen.code()).isEqualTo(code);
    }

    @Test
    void refusesACutTail() {
        assertThat(after(() -> owner.cutFrom(start))).startsWith("Refused: ").endsWith("its tail was cut off.");
    }

    @Test
    void refusesALogWhoseCheckpointsAreGone() {
        assertThat(after(() -> owner.cutFrom(0))).startsWith("Refused: ").endsWith("it was cut off.");
    }

    @Test
    void refusesARootSignedWithNoKeyOfTheLog() {
        SigningKeyFile forger = new SigningKeyFile(folder.resolve("forger"), clock);
        forger.make("guichet.example");
        writeAndSeal();

        assertThat(after(() -> owner.signAnew(forger))).startsWith("Refused: ").contains("not signed with a key");
    }

    @Test
    void keepsWhatTellsTheOfflineVerifierOfARewrittenRootAndOfACutTail() throws IOException {
        ExportedLog exported = new ExportedLog(folder, export);
        exported.publishKeys();
        exported.write();
        Seen untouched = exported.verify("--checkpoint", "checkpoints", "--keys", "keys");
        assertThat(untouched.said()).contains("1 of 1 checkpoints kept elsewhere fit", "Everything holds.");

        tampered(() -> {
            rewritten(start + 3);
            exported.write();
        });
        Seen rewritten = exported.verify("--checkpoint", "checkpoints", "--keys", "keys");
        assertThat(rewritten.said()).contains("KEPT_DIFFERS, positions ");
        assertThat(rewritten.code()).isEqualTo(1);

        tampered(() -> {
            owner.cutFrom(start);
            exported.write();
        });
        Seen cut = exported.verify("--checkpoint", "checkpoints", "--keys", "keys");
        assertThat(cut.said()).contains("CUT, positions %d to %d".formatted(start, start + BATCH - 1));
        assertThat(cut.code()).isEqualTo(1);
    }

    @Test
    void goesOnWithoutAlarmWhereThePlatformReplacedItsKey() throws IOException {
        Path before = Files.copy(KeysetsForTests.signing().path(), folder.resolve("log-keys"));
        SigningKeyFile rotated = new SigningKeyFile(before, clock);
        rotated.promote(rotated.add());
        writeAndSeal();
        tampered(() -> {
            owner.signAnew(rotated);
            assertThat(look()).startsWith("Refused: ").contains("start again with --keys");
            witness.lookedInto();
            assertThat(witness.look(rotated.published(), seen()::latest, seen()::consistency, note -> {}))
                    .isEqualTo("Cosigned");
        });
    }

    @Test
    void keepsNoCosignatureOfAnotherKey() throws IOException {
        writeAndSeal();
        SignedNote note = SignedNote.parse(roots.note().orElseThrow());
        Path others = Files.createDirectory(folder.resolve("other"));
        new SigningKeyFile(others.resolve("key"), clock).make("witness.example");

        for (SignedNote wrong :
                List.of(note, Cosigner.of(others.resolve("key"), clock).cosign(note))) {
            assertThatThrownBy(() -> witnessing.keep(wrong.toString())).isInstanceOf(NotGranted.class);
        }
        assertThatThrownBy(() -> witnessing.keep(later(note).toString()))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        ahead -> assertThat(ahead.wrong().getFirst().messageKey())
                                .isEqualTo("input.cosigned-ahead"));
        assertThat(roots.latest().orElseThrow().isWitnessed()).isFalse();
    }

    @Test
    void keepsNoCosignatureOfWhatItDidNotSign() {
        SignedNote other = new SignedNote(
                "guichet.example/access-log\n%d\n%s=\n".formatted(start + BATCH, "A".repeat(43)),
                SignedNote.parse(roots.note().orElseThrow()).signatures().subList(0, 1));
        SignedNote cosigned = Cosigner.of(folder.resolve("key"), clock).cosign(other);

        assertThatThrownBy(() -> witnessing.keep(cosigned.toString())).isInstanceOf(NotFound.class);
    }

    @Test
    void refusesToReadWhatIsNoCheckpoint() {
        String note = roots.note().orElseThrow();
        String line = note.substring(note.indexOf('\u2014'), note.indexOf('\n', note.indexOf('\u2014')) + 1);

        String notAHash = note.replaceFirst("\n[^\n]{43}=\n", "\nAAAA\n");
        for (String wrong : List.of(notAHash, "", "nonsense", "a\nb\n\n" + line, note + line.repeat(40), note + note)) {
            assertThatThrownBy(() -> witnessing.keep(wrong)).isInstanceOf(InvalidInput.class);
        }
    }

    /** By a clock that is an hour ahead. */
    private SignedNote later(SignedNote note) {
        Clock ahead = Clock.offset(clock, Duration.ofHours(1));
        SignedNote cosigned = Cosigner.of(folder.resolve("key"), ahead).cosign(note);
        assertThat(Instant.now(ahead)).isAfter(clock.instant());
        return cosigned;
    }

    /** An entry edited, and every seal, node and checkpoint from there on made anew with the platform's own key. */
    private void rewritten(long position) {
        owner.rewriteFrom(position);
        owner.signAnew(KeysetsForTests.signing());
        jdbc.sql("delete from registry.access_log_node").update();
        new TreeNodes(jdbc, template).grow();
    }

    private String after(Runnable tampering) {
        String[] seen = new String[1];
        tampered(() -> {
            tampering.run();
            seen[0] = look();
        });
        return seen[0];
    }

    /** With no trigger in the way; all of it is taken back. */
    private void tampered(Runnable tampering) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            tampering.run();
            status.setRollbackOnly();
        });
    }

    private String look() {
        return witness.look(seen()::latest, seen()::consistency, note -> witnessing.keep(note.toString()));
    }

    private SeenHere seen() {
        return new SeenHere(roots, proofs);
    }

    private void writeAndSeal() {
        for (int index = 0; index < BATCH; index++) {
            log.record(AccessEntries.aLook(clock));
        }
        assertThat(sealing.seal()).isEqualTo(BATCH);
    }
}
