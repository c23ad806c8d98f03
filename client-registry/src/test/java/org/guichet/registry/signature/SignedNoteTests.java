package org.guichet.registry.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what others computed: RFC 8032 section 7.1, and the example of the Go package that notes come from. */
class SignedNoteTests {
    private static final String NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;
    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    @Test
    void verifiesANoteSomebodyElseSigned() {
        SignedNote note = SignedNote.parse(NOTE);
        SignedNote.Line line = note.signatures().getFirst();

        assertThat(peter().isNamedBy(line)).isTrue();
        assertThat(peter().verifies(note, line)).isTrue();
        assertThat(peter().verifies(SignedNote.parse(NOTE.replace("answer", "Answer")), line))
                .isFalse();
        assertThat(note).hasToString(NOTE);
    }

    @Test
    void writesAKeyAsOthersReadIt() {
        assertThat(peter()).hasToString(KEY);
    }

    @Test
    void signsAsTheStandardSays() {
        byte[] secret = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

        assertThat(HexFormat.of().formatHex(Ed25519.sign(secret, new byte[0])))
                .isEqualTo(
                        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                                + "d25bf5f0595bbe24655141438e7a100b");
    }

    @Test
    void drawsKeysThatVerifyWhatTheySign() {
        byte[] said = "said".getBytes(StandardCharsets.UTF_8);
        Ed25519.Drawn one = Ed25519.draw();
        Ed25519.Drawn other = Ed25519.draw();

        assertThat(Ed25519.verify(one.shown(), said, Ed25519.sign(one.secret(), said)))
                .isTrue();
        assertThat(Ed25519.verify(other.shown(), said, Ed25519.sign(one.secret(), said)))
                .isFalse();
        assertThat(Ed25519.verify(one.shown(), said, new byte[3])).isFalse();
    }

    @Test
    void readsNotesThatStandOneAfterTheOther() {
        assertThat(SignedNote.parseAll(NOTE + NOTE)).hasSize(2).containsOnly(SignedNote.parse(NOTE));
        assertThat(SignedNote.parseAll("\n" + NOTE + "\n\n" + NOTE + "\n")).hasSize(2);
        assertThat(SignedNote.parseAll("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n— name\n",
                "text\n\n— name AAAA\n",
                "text\n\n— name !!!!\n",
                "text\n\n— na+me AAAAAAAA\n",
                "te\txt\n\n— name AAAAAAAA\n"
            })
    void refusesWhatIsNoNote(String written) {
        assertThatThrownBy(() -> SignedNote.parse(written)).isInstanceOf(IllegalArgumentException.class);
    }

    private static VerifierKey peter() {
        byte[] typed = Base64.getDecoder().decode(KEY.substring(KEY.lastIndexOf('+') + 1));
        return new VerifierKey("PeterNeumann", java.util.Arrays.copyOfRange(typed, 1, typed.length));
    }
}
