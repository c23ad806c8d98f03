package org.guichet.registry.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessKeyTests {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final SignedNote NOTE =
            new SignedNote("guichet.example/access-log\n5\nAAAA\n", List.of(new SignedNote.Line("log", "AAAAAAA=")));

    @TempDir
    private Path folder;

    private Cosigner cosigner;

    @BeforeEach
    void aWitnesss() {
        cosigner = witness("key", "witness.example/w1");
    }

    @Test
    void verifiesWhatItCosignedAndWhen() {
        SignedNote cosigned = SignedNote.parse(cosigner.cosign(NOTE).toString());

        assertThat(cosigner.key().cosigned(cosigned))
                .hasValueSatisfying(made -> assertThat(made.at()).isEqualTo(NOW));
        assertThat(cosigned.text()).isEqualTo(NOTE.text());
        assertThat(cosigned.signatures()).hasSize(2);
        assertThat(cosigner.key().cosigned(NOTE)).isEmpty();
    }

    @Test
    void readsTheKeyAsItPrintsIt() {
        WitnessKey read = WitnessKey.parse(cosigner.key().toString());

        assertThat(read.cosigned(cosigner.cosign(NOTE))).isPresent();
        assertThat(read.name()).isEqualTo("witness.example/w1");
    }

    @Test
    void verifiesNothingOfAnotherKeyOfThatName() {
        WitnessKey other = witness("other", "witness.example/w1").key();

        assertThat(other.cosigned(cosigner.cosign(NOTE))).isEmpty();
    }

    @Test
    void verifiesNoOtherTextAndNoOtherTime() {
        SignedNote.Line line = cosigner.cosign(NOTE).signatures().getLast();
        byte[] later = line.signature();
        later[Long.BYTES - 1]++;

        assertThat(cosigner.key().cosigned(new SignedNote("guichet.example/access-log\n6\nAAAA\n", List.of(line))))
                .isEmpty();
        assertThat(cosigner.key()
                        .cosigned(new SignedNote(
                                NOTE.text(), List.of(SignedNote.Line.of(line.name(), line.keyId(), later)))))
                .isEmpty();
    }

    /** The example of C2SP tlog-cosignature names its key by these four bytes before the time. */
    @Test
    void putsTheTimeBeforeTheSignature() {
        byte[] stamped = cosigner.cosign(NOTE).signatures().getLast().signature();

        assertThat(stamped).hasSize(Long.BYTES + 64);
        assertThat(java.nio.ByteBuffer.wrap(stamped).getLong()).isEqualTo(NOW.getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "witness", "witness+00000000+BAAA", "witness+zz+!!", "a+b"})
    void refusesWhatIsNoKey(String text) {
        assertThatThrownBy(() -> WitnessKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAKeyThatSignsNotesAndOneWithAnotherId() {
        String vkey = cosigner.key().toString();
        String log = new VerifierKey("witness.example/w1", new byte[32]).toString();

        assertThatThrownBy(() -> WitnessKey.parse(log)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WitnessKey.parse(vkey.replace("/w1", "/w2")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Cosigner witness(String file, String name) {
        new SigningKeyFile(folder.resolve(file), CLOCK).make(name);
        return Cosigner.of(folder.resolve(file), CLOCK);
    }
}
