package org.guichet.registry.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.guichet.registry.OtherAccount;
import org.guichet.registry.signature.PublishedKeys.Verdict;
import org.guichet.registry.signature.SigningKeyFile.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.DefaultResourceLoader;

class SignatureKeysTests {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Instant now = START;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private SigningKeyFile file;
    private SignatureKeys keys;

    @BeforeEach
    void oneKeySigns() {
        file = new SigningKeyFile(folder.resolve("signing-keys.json"), clock);
        file.make("guichet.example");
        keys = keys(file.path().toUri().toString());
    }

    @Test
    void signsUnderTheNameOfTheInstallation() {
        SignedNote note = keys.note("access-log", List.of("3", "AAAA"));

        assertThat(note.text()).isEqualTo("guichet.example/access-log\n3\nAAAA\n");
        assertThat(keys.published().verify(note))
                .isEqualTo(new Verdict.Signed(file.keys().getFirst().id(), START, null));
    }

    @Test
    void keepsWhatAnOldKeySignedVerifiableAfterItsSecretIsGone() {
        SignedNote before = keys.note("access-log", List.of("1"));
        String old = file.keys().getFirst().id();
        String next = file.add();
        assertThat(file.keys()).extracting(SigningKeyFile.Key::state).containsExactly(State.SIGNS, State.ANNOUNCED);

        now = START.plus(Duration.ofDays(30));
        file.promote(next);
        file.drop(old);

        assertThat(file.keys()).extracting(SigningKeyFile.Key::state).containsExactly(State.DESTROYED, State.SIGNS);
        SignedNote after = keys.note("access-log", List.of("2"));
        assertThat(keys.published().verify(before)).isEqualTo(new Verdict.Signed(old, START, now));
        assertThat(keys.published().verify(after)).isEqualTo(new Verdict.Signed(next, now, null));
    }

    @Test
    void takesOverANewKeyWithinAMinuteAndKeepsTheOldOneWhereTheFileIsGone() throws IOException {
        String next = file.add();
        file.promote(next);
        assertThat(keys.published().verify(keys.note("log", List.of("1"))))
                .isNotEqualTo(new Verdict.Signed(next, START, null));

        now = START.plusSeconds(61);
        assertThat(keys.published().verify(keys.note("log", List.of("1"))))
                .isEqualTo(new Verdict.Signed(next, START, null));

        Files.delete(file.path());
        now = now.plusSeconds(61);
        assertThat(keys.note("log", List.of("2")).signatures()).hasSize(1);
    }

    @Test
    void tellsAForgedSignatureFromAnUnknownOne() {
        SignedNote note = keys.note("access-log", List.of("1"));
        SignedNote altered = new SignedNote(note.text().replace("1", "2"), note.signatures());
        SigningKeyFile others = new SigningKeyFile(folder.resolve("others"), clock);
        others.make("guichet.example");

        assertThat(keys.published().verify(altered)).isEqualTo(new Verdict.Forged());
        assertThat(others.published().verify(note)).isEqualTo(new Verdict.Unknown());
        assertThat(PublishedKeys.NONE.verify(note)).isEqualTo(new Verdict.Unknown());
    }

    @Test
    void publishesNoSecret() {
        String secret = file.published().json();

        assertThat(secret)
                .doesNotContain("\"d\"")
                .contains(file.keys().getFirst().id());
        assertThat(PublishedKeys.parse(secret).json()).isEqualTo(secret);
    }

    @Test
    void keepsTheFileForItsOwnerAlone() throws IOException {
        file.add();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesTheFileToItsOwnerWhoeverReplacesAKey() throws IOException {
        UserPrincipal service = OtherAccount.given(file.path());

        file.promote(file.add());

        assertThat(Files.getOwner(file.path())).isEqualTo(service);
        assertThat(folder).isDirectoryNotContaining(left -> !left.equals(file.path()));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void callsItAnErrorWhereTheFileCannotBeReadForLonger(CapturedOutput said) throws IOException {
        Files.delete(file.path());
        now = START.plus(PublishedKeys.MARGIN);
        keys.note("log", List.of("1"));
        assertThat(said).contains("WARN").doesNotContain("ERROR");

        now = now.plusSeconds(61);
        keys.note("log", List.of("2"));
        assertThat(said).contains("ERROR");
    }

    @Test
    void refusesAStepTooEarly() {
        String signing = file.keys().getFirst().id();

        assertThatThrownBy(() -> file.make("guichet.example")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> file.drop(signing)).hasMessageContaining("signs now");
        assertThatThrownBy(() -> file.promote(signing)).hasMessageContaining("announced");
        assertThatThrownBy(() -> file.promote("nobody")).hasMessageContaining("no key");
        assertThatThrownBy(() -> new SigningKeyFile(folder.resolve("x"), clock).make("My Office"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotSignWithoutAKeyThatSigns() throws IOException {
        assertThatThrownBy(() -> keys("").note("log", List.of("1"))).isInstanceOf(CannotSign.class);
        assertThat(keys("").published().isEmpty()).isTrue();

        Path publicOnly =
                Files.writeString(folder.resolve("public"), file.published().json());
        assertThatThrownBy(() -> keys(publicOnly.toUri().toString()).note("log", List.of("1")))
                .isInstanceOf(CannotSign.class);
    }

    @Test
    void doesNotStartOnAFileThatIsNoneAndRepeatsNothingOfIt() throws IOException {
        for (String text :
                List.of("null", "my secret", "{}", "{\"name\": \"a\", \"keys\": [{\"kid\": \"my secret\"}]}")) {
            Path broken = Files.writeString(folder.resolve("broken"), text);
            assertThatThrownBy(() -> keys(broken.toUri().toString()))
                    .isInstanceOf(CannotSign.class)
                    .hasStackTraceContaining("cannot be used")
                    .satisfies(thrown -> assertThat(thrown.getMessage() + String.valueOf(thrown.getCause()))
                            .doesNotContain("my secret"));
        }
    }

    @Test
    void neverTakesOverASecretThatIsNotItsKeys() throws IOException {
        String whole = Files.readString(file.path());
        SigningKeyFile others = new SigningKeyFile(folder.resolve("others"), clock);
        others.make("guichet.example");
        for (String wrong : List.of(secretOf(others), "not base64!", "AAAA", "")) {
            Files.writeString(file.path(), whole.replace(secretOf(whole), wrong));
            assertThatThrownBy(() -> keys(file.path().toUri().toString()))
                    .as("at the start")
                    .isInstanceOf(CannotSign.class)
                    .hasRootCauseMessage("Not a set of signing keys");
            now = now.plusSeconds(61);
            assertThat(keys.published().verify(keys.note("access-log", List.of("1"))))
                    .as("while it runs")
                    .isInstanceOf(Verdict.Signed.class);
            Files.writeString(file.path(), whole);
        }
    }

    private static String secretOf(SigningKeyFile file) throws IOException {
        return secretOf(Files.readString(file.path()));
    }

    private static String secretOf(String json) {
        return json.replaceFirst("(?s).*\"d\" : \"([^\"]+)\".*", "$1");
    }

    @Test
    void doesTheSameFromTheCommandLine() {
        Path other = folder.resolve("other.json");
        assertThat(command("make", other.toString(), "guichet.example")).isZero();
        assertThat(command("make", other.toString(), "guichet.example")).isEqualTo(1);
        assertThat(command("add", other.toString())).isZero();
        List<SigningKeyFile.Key> both = new SigningKeyFile(other, clock).keys();
        assertThat(command("promote", other.toString(), both.getLast().id())).isZero();
        assertThat(command("drop", other.toString(), both.getFirst().id())).isZero();
        assertThat(command("list", other.toString())).isZero();
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .endsWith("%s destroyed%n%s signs%n"
                        .formatted(both.getFirst().id(), both.getLast().id()));
        assertThat(command("sing", other.toString())).isEqualTo(2);
        assertThat(SigningKeyCommand.asks(new String[] {"--server.port=1"})).isFalse();
    }

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    private int command(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "signing-key";
        System.arraycopy(words, 0, all, 1, words.length);
        assertThat(SigningKeyCommand.asks(all)).isTrue();
        return SigningKeyCommand.run(all, new PrintStream(screen, true, StandardCharsets.UTF_8));
    }

    private SignatureKeys keys(String location) {
        return new SignatureKeys(new SignatureSettings(location), new DefaultResourceLoader(), clock);
    }
}
