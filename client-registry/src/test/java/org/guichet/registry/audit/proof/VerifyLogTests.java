package org.guichet.registry.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.guichet.registry.signature.SigningKeyFile;
import org.guichet.registry.signature.SigningKeyFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a small export that was written by hand; tampering with the log itself: {@code TamperIT}. */
class VerifyLogTests {
    private static final int SEALS = 3;
    private static final int LEAVES = 4;

    @TempDir
    private Path folder;

    private OfflineCheck check;
    private SigningKeyFile keys;
    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void anExportThatHolds() throws IOException {
        check = new OfflineCheck(folder);
        keys = new SigningKeyFile(folder.resolve("signing-keys"), Clock.systemUTC());
        keys.make("guichet.example");
        Files.writeString(folder.resolve("keys"), keys.published().json());
        write("export", Instant.now(Clock.systemUTC()));
        Files.writeString(folder.resolve("kept"), String.join("", notes));
    }

    @Test
    void saysThatEverythingHoldsAndWhatCannotBeTold() {
        assertThat(check.verify("export")).satisfies(seen -> {
            assertThat(seen.code()).isZero();
            assertThat(seen.said())
                    .contains(
                            "12 entries under 3 seals, 3 of them signed",
                            "cannot be told without --checkpoint",
                            "Signatures were not verified",
                            "Everything holds.");
        });
        assertThat(check.verify("--checkpoint", "kept", "--keys", "keys", "export")
                        .said())
                .contains("3 of 3 checkpoints kept elsewhere fit.")
                .doesNotContain("cannot be told", "not verified");
    }

    @Test
    void doesNotLookAtWhatIsNoExport() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("export"));
        Files.writeString(folder.resolve("other"), "no export\n");
        Files.write(
                folder.resolve("longer"),
                Stream.concat(lines.stream(), lines.stream()).toList());
        Files.writeString(folder.resolve("broken"), String.join("\n", lines).replaceFirst("}$", ""));

        Files.writeString(folder.resolve("null"), lines.getFirst() + "\nnull\n");
        Files.writeString(folder.resolve("empty"), lines.getFirst() + "\n{\"line\":\"loose\",\"late\":true}\n");

        for (String none : List.of("other", "nowhere", "longer", "broken", "null", "empty")) {
            assertThat(check.verify(none).code()).as(none).isEqualTo(2);
        }
        assertThat(check.verify()).isEqualTo(check.verify("export", "export"));
        assertThat(check.verify("--sideways", "export").code()).isEqualTo(2);
        assertThat(check.verify("--checkpoint", "other", "export").code()).isEqualTo(2);
        assertThat(check.verify("--keys", "other", "export").code()).isEqualTo(2);
    }

    @Test
    void findsAnExportThatWasCutAndALineThatStandsTwice() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("export"));
        Files.write(folder.resolve("shorter"), lines.subList(0, lines.size() - 1));
        Files.write(
                folder.resolve("twice"),
                Stream.concat(lines.stream().limit(4), lines.stream().skip(3)).toList());

        assertThat(check.verify("shorter").said()).contains("EXPORT_CUT", "It does not hold.");
        assertThat(check.verify("twice").said()).contains("OUT_OF_PLACE, position 1");
        assertThat(check.verify("twice").code()).isEqualTo(1);
    }

    @Test
    void takesCheckpointsAsTheApiAnswersThem() throws IOException {
        String items = String.join(
                ", ",
                notes.stream()
                        .map(note -> "{\"note\": \"" + note.replace("\n", "\\n") + "\"}")
                        .toList());
        Files.writeString(folder.resolve("answer"), "{\"items\": [" + items + ", {\"note\": null}]}");

        assertThat(check.verify("--checkpoint", "answer", "--keys", "keys", "export")
                        .said())
                .contains("3 of 3 checkpoints");
    }

    @Test
    void refusesKeptCheckpointsThatSomebodyElseSigned() throws IOException {
        SigningKeyFile others = new SigningKeyFile(folder.resolve("others"), Clock.systemUTC());
        others.make("guichet.example");
        Files.writeString(folder.resolve("other-keys"), others.published().json());

        assertThat(check.verify("--checkpoint", "kept", "--keys", "other-keys", "export")
                        .code())
                .isEqualTo(2);
        assertThat(check.verify("--keys", "other-keys", "export").said())
                .contains("SIGNED_BY_ANOTHER, positions 0 to 11 (seal 1");
    }

    @Test
    void findsAKeyThatSignedOutsideItsTime() throws IOException {
        notes.clear();
        write("older", Instant.parse("2020-01-01T00:00:00Z"));

        assertThat(check.verify("--keys", "keys", "older").said()).contains("SIGNED_OUT_OF_TIME, positions 0 to 11");
        assertThat(check.verify("older").code()).isZero();
    }

    @Test
    void knowsAKeyThatBeganAfterThePublishedOnesWereFetched() throws IOException {
        String next = keys.add();
        Files.writeString(folder.resolve("between"), keys.published().json());
        keys.promote(next);
        notes.clear();
        write("after", Instant.now(Clock.systemUTC()));

        assertThat(check.verify("--keys", "between", "after").said())
                .contains("Everything holds.")
                .doesNotContain("not verified");
    }

    @Test
    void namesTheSealsWithoutACheckpointOfTheirOwn() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("export"));
        for (int line : List.of(1, 1 + LEAVES + 1)) {
            lines.set(line, lines.get(line).replaceFirst(",\"note\":\"[^\"]*\"", ""));
        }
        Files.write(folder.resolve("unsigned"), lines);

        assertThat(check.verify("--keys", "keys", "unsigned").said())
                .contains("1 of them signed", "Seals without a checkpoint of their own: 1 to 2.", "Everything holds.");
        assertThat(check.verify("export").said()).doesNotContain("of their own");
    }

    @Test
    void saysHowMuchMoreThereIs() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("export")));
        String end = lines.removeLast();
        for (int odd = 0; odd < Findings.MOST + 20; odd++) {
            lines.add("{\"line\":\"loose\",\"id\":\"%s\",\"at\":\"2026-01-01T00:00:00Z\",\"late\":true}"
                    .formatted(new UUID(1, odd)));
        }
        lines.add(end);
        Files.write(folder.resolve("many"), lines);

        assertThat(check.verify("many").said()).contains("INSERTED: ", "and 20 more.", "It does not hold.");
    }

    private void write(String name, Instant at) throws IOException {
        GrowingTree tree = new GrowingTree();
        byte[] head = new byte[32];
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            ExportFile.write(new ExportLine.Start(1, at), out);
            for (int number = 1; number <= SEALS; number++) {
                List<ExportLine.Leaf> leaves = new ArrayList<>();
                for (int index = 0; index < LEAVES; index++) {
                    leaves.add(leaf(tree.size(), number));
                    tree.add(leaves.getLast().hash());
                }
                byte[] root = MerkleTree.root(
                        leaves.stream().map(ExportLine.Leaf::hash).toList());
                byte[] next = MerkleTree.head(head, number, root);
                notes.add(SigningKeyFixture.keys(keys)
                        .note(Checkpoint.LOG, Checkpoint.lines(tree))
                        .toString());
                ExportFile.write(
                        new ExportLine.Seal(
                                number, at, tree.size() - LEAVES, LEAVES, root, head, next, notes.getLast()),
                        out);
                for (ExportLine.Leaf leaf : leaves) {
                    ExportFile.write(leaf, out);
                }
                head = next;
            }
            ExportFile.write(new ExportLine.End(SEALS, (long) SEALS * LEAVES), out);
        }
    }

    private static ExportLine.Leaf leaf(long position, int order) {
        byte[] canonical = ("{\"entry\": " + position + "}").getBytes(StandardCharsets.UTF_8);
        return new ExportLine.Leaf(
                position,
                new UUID(0, position),
                order,
                MerkleTree.leaf(canonical),
                new ExportLine.Entry(canonical, true));
    }
}
