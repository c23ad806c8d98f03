package org.guichet.registry.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.audit.LogProofs.Inclusion;
import org.guichet.registry.audit.proof.Checkpoint;
import org.guichet.registry.audit.proof.MerkleProof;
import org.guichet.registry.audit.proof.MerkleTree;
import org.guichet.registry.audit.proof.OfflineCheck;
import org.guichet.registry.audit.proof.OfflineCheck.Seen;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.NotYet;
import org.guichet.registry.secrecy.KeysetsForTests;
import org.guichet.registry.signature.PublishedKeys.Verdict;
import org.guichet.registry.signature.SignedNote;
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
import tools.jackson.databind.json.JsonMapper;

/** What is proved of the log verifies with the signed note alone, and is told to nobody it is not about. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class LogProofsIT {
    @TempDir
    private Path folder;

    @Autowired
    private AccessLog log;

    @Autowired
    private Sealing sealing;

    @Autowired
    private LogProofs proofs;

    @Autowired
    private LogRoots roots;

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
    void provesEveryEntryToWhoeverItIsAbout() {
        List<AccessEntry> entries = write(70);
        sealing.seal();

        for (AccessEntry entry : entries) {
            for (ClientId subject : entry.subjects()) {
                Inclusion proof = proofs.about(Set.of(subject), entry.id());
                assertThat(Base64.getDecoder().decode(proof.leafHash())).isEqualTo(MerkleTree.leaf(canonical(entry)));
                assertThat(holds(proof)).isTrue();
            }
        }
    }

    @Test
    void tellsNothingByALeafToWhoeverKnowsAllTheRest() {
        AccessEntry entry = write(1).getFirst();
        String said = new String(canonical(entry), StandardCharsets.UTF_8);
        String salt = said.replaceFirst(".*\"salt\":\"([0-9a-f]*)\".*", "$1");

        assertThat(salt).hasSize(32);
        assertThat(said).isEqualTo(new String(entry.canonical(salt), StandardCharsets.UTF_8));
        assertThat(new String(canonical(write(1).getFirst()), StandardCharsets.UTF_8))
                .doesNotContain(salt);
        assertThat(jdbc.sql("select to_jsonb(e) - 'canonical' || to_jsonb(s) from registry.access_log e"
                                + " join registry.access_log_subject s on s.entry_id = e.id where e.id = ?")
                        .param(entry.id())
                        .query(String.class)
                        .list())
                .noneMatch(columns -> columns.contains(salt));
    }

    @Test
    void answersForAnotherPersonsEntryAsForNone() {
        AccessEntry hers = write(1).getFirst();
        AccessEntry other = write(1).getFirst();
        sealing.seal();
        Set<ClientId> her = Set.of(hers.subjects().getFirst());

        assertThatThrownBy(() -> proofs.about(her, other.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> proofs.about(her, UUID.randomUUID())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> proofs.about(Set.of(), hers.id())).isInstanceOf(NotFound.class);
        assertThat(holds(proofs.about(her, hers.id()))).isTrue();
    }

    @Test
    void asksForPatienceWhereAnEntryIsNotSealedYet() {
        AccessEntry entry = write(1).getFirst();

        assertThatThrownBy(() -> proofs.about(Set.of(entry.subjects().getFirst()), entry.id()))
                .isInstanceOf(NotYet.class);
    }

    @Test
    void provesAnEntryToThePrivacyOfficerAndEntersThatSheAsked() {
        AccessEntry entry = write(1).getFirst();
        sealing.seal();

        Inclusion proof = Acting.as(Installation.privacyOfficer(), () -> proofs.reviewed(entry.id()));

        assertThat(holds(proof)).isTrue();
        long before = reviews();
        assertThatThrownBy(() -> Acting.as(Installation.privacyOfficer(), () -> proofs.reviewed(UUID.randomUUID())))
                .isInstanceOf(NotFound.class);
        assertThat(reviews()).isEqualTo(before + 1);
    }

    @Test
    void provesThatTheLogOnlyGrew() {
        write(3);
        sealing.seal();
        long size = roots.size();
        for (long from = Math.max(1, size - 40); from <= size; from++) {
            List<byte[]> hashes = decoded(proofs.consistency(from, size).hashes());
            assertThat(MerkleProof.isConsistent(from, rootOf(from), size, rootOf(size), hashes))
                    .as("from %d to %d", from, size)
                    .isTrue();
        }
    }

    @Test
    void namesEverySizeThereIsNoTreeOf() {
        write(1);
        sealing.seal();

        assertThatThrownBy(() -> proofs.consistency(0, roots.size() + 1))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        wrong -> assertThat(wrong.wrong())
                                .extracting(InvalidInput.Wrong::field)
                                .containsExactly("from", "to"));
    }

    @Test
    void makesUpForNodesAnEarlierReleaseDidNotWrite() {
        AccessEntry entry = write(40).getFirst();
        sealing.seal();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("delete from registry.access_log_node").update();
        });
        Set<ClientId> her = Set.of(entry.subjects().getFirst());
        assertThatThrownBy(() -> proofs.about(her, entry.id())).isInstanceOf(NotYet.class);

        write(1);
        sealing.seal();

        assertThat(holds(proofs.about(her, entry.id()))).isTrue();
    }

    @Test
    void findsNodesThatAreNotThoseOfTheLeaves() {
        write(70);
        sealing.seal();
        long node = (roots.size() - 70) / 16 + 1;
        long seal = new LogOwner(jdbc).sealOf(node * 16);
        assertThat(nodeFaultsAfter("analyze registry.access_log_node")).isEmpty();

        assertThat(nodeFaultsAfter(
                        "update registry.access_log_node set hash = sha256('x') where height = 4 and position = "
                                + node))
                .containsExactly(seal);
        assertThat(nodeFaultsAfter("delete from registry.access_log_node where height = 4 and position = " + node))
                .containsExactly(seal);
        assertThat(nodeFaultsAfter("insert into registry.access_log_node select 4, max(position) + 9, sha256('x')"
                        + " from registry.access_log_node where height = 4"))
                .hasSize(1);
        assertThat(nodeFaultsAfter("insert into registry.access_log_node values (32, 0, sha256('x'))"))
                .containsExactly(1L);
    }

    @Test
    void makesTheNodesAnewWhereTheyWereTakenAway() {
        AccessEntry entry = write(70).getFirst();
        sealing.seal();
        jdbc.sql("truncate registry.access_log_node").update();
        assertThat(verification.verify().faults()).isEmpty();
        write(1);
        sealing.seal();

        assertThat(holds(proofs.about(Set.of(entry.subjects().getFirst()), entry.id())))
                .isTrue();
        assertThat(verification.verify().faults()).isEmpty();
    }

    /** The seals of what is found of the nodes when somebody changed them with no trigger in the way; all is taken back. */
    private List<Long> nodeFaultsAfter(String change) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql(change).update();
            status.setRollbackOnly();
            return verification.verify().faults().stream()
                    .peek(fault -> assertThat(fault.kind()).isEqualTo(LogVerification.Fault.Kind.NODE_DIFFERS))
                    .map(LogVerification.Fault::seal)
                    .toList();
        }));
    }

    @Test
    void tellsTheRootThatWasSignedLast() {
        write(2);
        sealing.seal();

        LogRoot root = roots.latest().orElseThrow();
        Checkpoint signed = Checkpoint.of(SignedNote.parse(roots.note().orElseThrow()));

        assertThat(root.size()).isEqualTo(signed.size());
        assertThat(root.root()).isEqualTo(signed.root()).startsWith(root.shortRoot());
        assertThat(root.isWitnessed()).isFalse();
    }

    @Test
    void isVerifiedOfflineByTheCommandWhoeverHasIt() throws IOException {
        AccessEntry entry = write(2).getFirst();
        sealing.seal();
        Inclusion proof = proofs.about(Set.of(entry.subjects().getFirst()), entry.id());
        keep("proof", JsonMapper.shared().writeValueAsString(proof));
        keep("edited", JsonMapper.shared().writeValueAsString(proof).replace(proof.leafHash(), "A".repeat(43) + "="));
        keep("elsewhere", proof.checkpoint());
        keep("another", proof.checkpoint().replaceFirst("\n[^\n]{43}=\n", "\n" + "A".repeat(43) + "=\n"));
        keep("keys", KeysetsForTests.signing().published().json());
        SigningKeyFile stranger = new SigningKeyFile(folder.resolve("stranger"), clock);
        stranger.make("guichet.example");
        keep("strangers", stranger.published().json());

        verifies(0, "Everything holds.", "--proof", "proof", "--keys", "keys", "--checkpoint", "elsewhere");
        verifies(0, "for want of --keys", "--proof", "proof");
        verifies(1, "not in the tree", "--proof", "edited", "--keys", "keys");
        verifies(1, "not signed with a published key", "--proof", "proof", "--keys", "strangers");
        verifies(1, "kept elsewhere has another root", "--proof", "proof", "--checkpoint", "another");
        verifies(0, "is the platform's word", "--proof", "proof");
        verifies(2, "does not hold a proof", "--proof", "keys");
        keep("short", JsonMapper.shared().writeValueAsString(proof).replace(proof.leafHash(), "AAAA"));
        verifies(2, "does not hold a proof", "--proof", "short");
        verifies(2, "Usage", "--proof", "proof", "export");
    }

    private void verifies(int code, String said, String... words) {
        Seen seen = new OfflineCheck(folder).verify(words);
        assertThat(seen.said()).contains(said);
        assertThat(seen.code()).isEqualTo(code);
    }

    private void keep(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** As anybody verifies it, with the answer and the published keys. */
    private static boolean holds(Inclusion proof) {
        SignedNote note = SignedNote.parse(proof.checkpoint());
        Checkpoint checkpoint = Checkpoint.of(note);
        return KeysetsForTests.signing().published().verify(note) instanceof Verdict.Signed
                && checkpoint.size() == proof.treeSize()
                && MerkleProof.includes(
                        Base64.getDecoder().decode(proof.leafHash()),
                        proof.index(),
                        proof.treeSize(),
                        decoded(proof.hashes()),
                        Base64.getDecoder().decode(checkpoint.root()));
    }

    private byte[] canonical(AccessEntry entry) {
        return Objects.requireNonNull(jdbc.sql("select canonical from registry.access_log where id = ?")
                .param(entry.id())
                .query(byte[].class)
                .single());
    }

    private byte[] rootOf(long size) {
        return MerkleTree.root(
                jdbc.sql("select hash from registry.access_log_leaf where position < ? order by position")
                        .param(size)
                        .query((row, number) -> Objects.requireNonNull(row.getBytes(1)))
                        .list());
    }

    private long reviews() {
        return jdbc.sql("select count(*) from registry.access_log where kind = 'LOG_REVIEW'")
                .query(Long.class)
                .single();
    }

    private List<AccessEntry> write(int count) {
        List<AccessEntry> written = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            AccessEntry entry = AccessEntries.aLook(clock);
            log.record(entry);
            written.add(entry);
        }
        return written;
    }

    private static List<byte[]> decoded(List<String> hashes) {
        return hashes.stream().map(Base64.getDecoder()::decode).toList();
    }
}
