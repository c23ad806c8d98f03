package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.guichet.GuichetApplication;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.audit.LogRoots;
import org.guichet.registry.audit.SealedEntries;
import org.guichet.registry.audit.proof.Checkpoint;
import org.guichet.registry.audit.witness.Witness;
import org.guichet.registry.secrecy.KeysetsForTests;
import org.guichet.registry.signature.Cosigner;
import org.guichet.registry.signature.SignedNote;
import org.guichet.registry.signature.SigningKeyFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The witness's command against a platform that listens. */
@SpringBootTest(
        classes = GuichetApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@ContextConfiguration(initializers = PostgresServer.class)
class WitnessProcessIT {
    @TempDir
    private static Path known;

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private LogRoots roots;

    private record Ended(int code, String said) {}

    /** Asked for as often as the context likes, drawn once. */
    @DynamicPropertySource
    static void theWitnesssKey(DynamicPropertyRegistry properties) {
        String drawn = run("--store", known.toString(), "--make", "witness.example")
                .said()
                .strip();
        properties.add("guichet.registry.witness.keys", () -> drawn);
    }

    @BeforeEach
    void aSealedEntryAndAFolderOfItsOwn() throws IOException {
        SealedEntries.one(context);
        Files.copy(known.resolve("key"), folder.resolve("key"));
    }

    @Test
    void cosignsWhatGrewAndHandsItBack() {
        assertThat(look().said())
                .contains("Co-signs as witness.example+", "are from now on those of the log", "Co-signed: ");
        assertThat(roots.latest().orElseThrow().isWitnessed()).isTrue();
        SealedEntries.one(context);
        assertThat(roots.latest().orElseThrow().isWitnessed()).isFalse();

        Ended grown = look();

        assertThat(grown.said()).contains("Co-signed: ").doesNotContain("from now on");
        assertThat(grown.code()).isZero();
        assertThat(roots.note().orElseThrow()).contains("\n\u2014 witness.example ");
        assertThat(look().said()).contains("Nothing new: ");
        assertThat(folder.resolve("checkpoints"))
                .content()
                .satisfies(kept -> assertThat(SignedNote.parseAll(kept)).hasSize(2));
    }

    @Test
    void refusesALogThatWasLongerAndKeepsWhatItShows() throws IOException {
        long size = roots.latest().orElseThrow().size() + 5;
        SignedNote longer = SigningKeyFixture.keys(KeysetsForTests.signing())
                .note(Checkpoint.LOG, List.of(Long.toString(size), "A".repeat(43) + "="));
        Files.writeString(
                folder.resolve("checkpoints"),
                Cosigner.of(folder.resolve("key"), Clock.systemUTC())
                        .cosign(longer)
                        .toString());

        Ended refused = look();

        assertThat(refused.said()).contains("REFUSED. ", "its tail was cut off");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(folder.resolve("refused")).content().isEqualTo(onlyOurs() + "\n");
        Ended again = look();
        assertThat(again.said()).contains("REFUSED. The log was refused before");
        assertThat(again.code()).isEqualTo(1);
    }

    @Test
    void refusesARootThatWasAnother() throws IOException {
        long size = roots.latest().orElseThrow().size();
        SignedNote other = SigningKeyFixture.keys(KeysetsForTests.signing())
                .note(Checkpoint.LOG, List.of(Long.toString(size), "A".repeat(43) + "="));
        Files.writeString(
                folder.resolve("checkpoints"),
                Cosigner.of(folder.resolve("key"), Clock.systemUTC())
                        .cosign(other)
                        .toString());
        SealedEntries.one(context);

        Ended refused = look();

        assertThat(refused.said()).contains("REFUSED. ", "it was rewritten");
        assertThat(refused.code()).isEqualTo(1);
    }

    @Test
    void saysThatThePlatformDoesNotKnowIt() throws IOException {
        Files.delete(folder.resolve("key"));
        assertThat(run("--store", folder.toString(), "--make", "stranger.example")
                        .code())
                .isZero();

        Ended unknown = look();

        assertThat(unknown.said()).contains("could not be looked at", "guichet.registry.witness.keys");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(roots.note().orElseThrow()).doesNotContain("stranger");
    }

    @Test
    void saysThatItCouldNotLook() {
        assertThat(look().code()).isZero();

        Ended unanswered = run("--store", folder.toString(), "--once", "http://localhost:1");

        assertThat(unanswered.said()).contains("could not be looked at");
        assertThat(unanswered.code()).isEqualTo(2);
    }

    @Test
    void doesNotBeginWithoutAKeyNorWithWhatIsKeptDamagedNorDrawsAKeyTwice() throws IOException {
        Files.writeString(folder.resolve("checkpoints"), "guichet.example/access-log\n12\n\n\u2014 nobody\n\n");
        assertThat(look().said()).contains("is damaged");
        assertThat(look().code()).isEqualTo(2);
        assertThat(run("--store", folder.toString(), "--make", "witness.example")
                        .said())
                .contains("exists already");
        Files.delete(folder.resolve("key"));
        assertThat(look().said()).contains("cannot be used");
    }

    @Test
    void takesOutWhatWasHalfWritten() throws IOException {
        assertThat(look().code()).isZero();
        String whole = Files.readString(folder.resolve("checkpoints"));
        Files.writeString(folder.resolve("checkpoints"), whole + "guichet.example/access-log\n12");

        assertThat(look().said()).contains("half written", "Nothing new: ");
        assertThat(folder.resolve("checkpoints")).content().isEqualTo(whole);
    }

    @Test
    void saysHowItIsUsed() {
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("http://localhost"),
                List.of("--store", "x"),
                List.of("--store", "x", "localhost"),
                List.of("--store", "x", "--make", "n", "http://localhost"),
                List.of("--store", "x", "--every", "0", "http://localhost"),
                List.of("--store"))) {
            Ended told = run(wrong.toArray(String[]::new));
            assertThat(told.said()).startsWith("Usage: witness");
            assertThat(told.code()).isEqualTo(2);
        }
    }

    private String onlyOurs() {
        String note = roots.note().orElseThrow();
        int second = note.indexOf("\n\u2014 witness");
        return second < 0 ? note : note.substring(0, second + 1);
    }

    private Ended look() {
        return run("--store", folder.toString(), "--once", "http://localhost:" + port + "/");
    }

    private static Ended run(String... words) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        int code = Witness.run(new ArrayList<>(List.of(words)), new PrintStream(screen, true, StandardCharsets.UTF_8));
        return new Ended(code, screen.toString(StandardCharsets.UTF_8));
    }
}
