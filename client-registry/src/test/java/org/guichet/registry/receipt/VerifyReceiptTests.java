package org.guichet.registry.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.guichet.registry.consent.CaptureMethod;
import org.guichet.registry.consent.ConsentRecord.State;
import org.guichet.registry.signature.CompactJws;
import org.guichet.registry.signature.SigningKeyFile;
import org.guichet.registry.signature.SigningKeyFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyReceiptTests {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Instant now = START;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private SigningKeyFile keys;
    private String signed = "";

    @BeforeEach
    void aReceiptIsSigned() throws IOException {
        keys = new SigningKeyFile(folder.resolve("signing-keys"), clock);
        keys.make("guichet.example");
        signed = sign(SignedReceipt.TYPE);
        write("receipt", signed);
        publish();
    }

    record Said(int code, String text) {}

    @Test
    void holdsAndSaysWhatItIs() {
        assertThat(verify("receipt", "--keys", "keys"))
                .isEqualTo(new Said(0, """
                The receipt holds: signed at 2026-03-01T12:00:00Z with the key %s.
                Receipt %s of the consent %s, issued at 2026-03-09T12:00:00.123456Z.
                  2026-03-01T12:00:00Z dpv:ConsentRequested
                  2026-03-02T12:00:00Z dpv:ConsentGiven
                """.formatted(keys.keys().getFirst().id(), Chains.RECEIPT, Chains.CONSENT)));
    }

    @Test
    void isRefusedWhereverOneByteOfItIsChanged() throws IOException {
        byte[] line = signed.getBytes(StandardCharsets.US_ASCII);
        int text = signed.indexOf('.');
        int end = signed.lastIndexOf('.');
        List<Integer> taken = new ArrayList<>();
        // Every byte of header and signature; of the long text between them every 53rd.
        for (int place = 0; place < line.length; place += place > text && place + 53 < end ? 53 : 1) {
            byte[] changed = line.clone();
            changed[place] ^= 1;
            Files.write(folder.resolve("changed"), changed);
            Said said = verify("changed", "--keys", "keys");
            if (said.code() != 1 || !said.text().startsWith("The receipt does not hold: ")) {
                taken.add(place);
            }
        }

        assertThat(taken).isEmpty();
    }

    @Test
    void isRefusedWhereAnotherTextStandsUnderTheSameSignature() throws IOException {
        String[] parts = signed.split("\\.");
        String other = sign(SignedReceipt.TYPE, "{\"receipt_id\": \"another\"}").split("\\.")[1];
        write("changed", parts[0] + "." + other + "." + parts[2]);

        assertThat(verify("changed", "--keys", "keys").text())
                .contains("The receipt does not hold: it was changed after it was signed");
    }

    @Test
    void isRefusedUnderKeysThatAreNotTheInstallations() throws IOException {
        SigningKeyFile others = new SigningKeyFile(folder.resolve("others"), clock);
        others.make("guichet.example");
        write("other-keys", others.published().json());

        assertThat(verify("receipt", "--keys", "other-keys").text())
                .contains("does not hold: no key of these signed it");
    }

    @Test
    void holdsAfterItsKeyIsGoneAndNotWhereItsKeyHadEndedBefore() throws IOException {
        String old = keys.keys().getFirst().id();
        String next = keys.add();
        now = START.plus(Duration.ofDays(31));
        write("late", sign(SignedReceipt.TYPE));
        now = START.plus(Duration.ofDays(30));
        keys.promote(next);
        keys.drop(old);
        publish();

        assertThat(verify("receipt", "--keys", "keys").code()).isZero();
        assertThat(verify("late", "--keys", "keys").text())
                .contains("does not hold: its key did not sign at the time it names");
    }

    @Test
    void takesNothingElseThatIsSignedForAReceipt() throws IOException {
        write("other", sign("audit-pack+jose"));
        write("none", "no receipt at all");

        assertThat(verify("other", "--keys", "keys").text()).contains("does not hold: what was signed is no receipt");
        assertThat(verify("none", "--keys", "keys").code()).isEqualTo(1);
    }

    @Test
    void showsNobodyWhatAStrangerWroteForAKeyAndTakesNoTimeThatIsNone() throws IOException {
        String payload = signed.split("\\.")[1];
        String end = "." + payload + "." + signed.split("\\.")[2];
        for (String header : List.of(
                header("\\u001b[2J\\nThe receipt holds: signed", "1772366400"),
                header("a b", "1772366400"),
                header(keys.keys().getFirst().id(), "99999999999999999999999"),
                "[]",
                "\"EdDSA\"",
                "")) {
            write("forged", encoded(header) + end);
            assertThat(verify("forged", "--keys", "keys")).satisfies(said -> {
                assertThat(said.code()).as(header).isEqualTo(1);
                assertThat(said.text())
                        .startsWith("The receipt does not hold: ")
                        .doesNotContain("holds", "\u001b");
                assertThat(said.text().strip().lines()).hasSize(1);
            });
        }
    }

    @Test
    void isRefusedWhereItsHeaderSaysThatNothingSignsItOrAsksForMore() throws IOException {
        String[] parts = signed.split("\\.");
        String kid = keys.keys().getFirst().id();
        for (String members : List.of(
                "\"alg\":\"none\"",
                "\"alg\":\"HS256\"",
                "\"alg\":\"EdDSA\",\"crit\":[\"b64\"],\"b64\":false",
                "\"alg\":\"none\",\"alg\":\"EdDSA\"")) {
            String header =
                    "{" + members + ",\"kid\":\"" + kid + "\",\"typ\":\"consent-receipt+jose\",\"iat\":1772366400}";
            write("forged", encoded(header) + "." + parts[1] + "." + parts[2]);
            write("unsigned", encoded(header) + "." + parts[1] + ".");

            assertThat(verify("forged", "--keys", "keys").code()).as(members).isEqualTo(1);
            assertThat(verify("unsigned", "--keys", "keys").code()).as(members).isEqualTo(1);
        }
    }

    @Test
    void saysHowItIsCalledAndWhatItCannotRead() throws IOException {
        write("no-keys", "{}");

        assertThat(verify()).satisfies(said -> assertThat(said.text()).contains("Usage: verify-receipt"));
        for (String[] call : new String[][] {
            {},
            {"receipt"},
            {"--keys", "keys"},
            {"receipt", "another", "--keys", "keys"},
            {"receipt", "--keys"},
            {"absent", "--keys", "keys"},
            {"receipt", "--keys", "absent"},
            {"receipt", "--keys", "no-keys"}
        }) {
            assertThat(verify(call).code()).as(Arrays.toString(call)).isEqualTo(2);
        }
    }

    private static String header(String kid, String iat) {
        return "{\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\",\"typ\":\"consent-receipt+jose\",\"iat\":" + iat + "}";
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String sign(String type) {
        return sign(
                type,
                Chains.written(Chains.of(CaptureMethod.PORTAL, null).upTo(State.GIVEN))
                        .toPrettyString());
    }

    private String sign(String type, String text) {
        CompactJws jws = SigningKeyFixture.keys(keys).jws(type, SignedReceipt.CONTENT, text);
        return jws.toString();
    }

    private void publish() throws IOException {
        write("keys", keys.published().json());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Said verify(String... arguments) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        List<String> words = Arrays.stream(arguments)
                .map(word -> word.startsWith("--") ? word : folder.resolve(word).toString())
                .toList();
        int code = VerifyReceipt.run(words, new PrintStream(screen, true, StandardCharsets.UTF_8));
        return new Said(code, screen.toString(StandardCharsets.UTF_8));
    }
}
