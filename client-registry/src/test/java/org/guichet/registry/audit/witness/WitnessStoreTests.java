package org.guichet.registry.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.guichet.registry.signature.SignedNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessStoreTests {
    @TempDir
    private Path folder;

    @Test
    void cutsOffWhatWasHalfWrittenWhereverItBroke() throws IOException {
        byte[] first = bytes(note(1));
        byte[] second = bytes(note(2));
        for (int written = 0; written <= second.length; written++) {
            byte[] half = Arrays.copyOf(first, first.length + written);
            System.arraycopy(second, 0, half, first.length, written);
            Files.write(folder.resolve("checkpoints"), half);
            boolean whole = written >= second.length - 1;

            try (WitnessStore store = WitnessStore.open(folder)) {
                assertThat(store.isMended()).as("after %d bytes", written).isEqualTo(written > 0 && !whole);
                assertThat(store.last()).contains(note(whole ? 2 : 1));
                store.keep(note(3));
            }
            assertThat(SignedNote.parseAll(Files.readString(folder.resolve("checkpoints"))))
                    .isEqualTo(whole ? List.of(note(1), note(2), note(3)) : List.of(note(1), note(3)));
        }
    }

    @Test
    void beginsAnewWhereNothingElseWasWritten() throws IOException {
        Files.write(folder.resolve("checkpoints"), Arrays.copyOf(bytes(note(1)), 30));

        try (WitnessStore store = WitnessStore.open(folder)) {
            assertThat(store.last()).isEqualTo(Optional.empty());
            assertThat(store.isMended()).isTrue();
        }
    }

    @Test
    void opensNothingThatIsDamagedWithin() throws IOException {
        byte[] bytes = bytes(note(1));
        bytes[bytes.length / 2 + 20] = '*';
        Files.write(folder.resolve("checkpoints"), bytes);

        assertThatThrownBy(() -> WitnessStore.open(folder)).isInstanceOf(WitnessStore.Unusable.class);
        assertThat(Files.readAllBytes(folder.resolve("checkpoints"))).isEqualTo(bytes);
    }

    @Test
    void opensNothingWhereTheLogWasRefused() throws IOException {
        try (WitnessStore store = WitnessStore.open(folder)) {
            store.keepRefused("what it showed");
        }

        assertThatThrownBy(() -> WitnessStore.open(folder)).isInstanceOf(Refused.class);
        Files.move(folder.resolve("refused"), folder.resolve("refused-looked-into"));
        WitnessStore.open(folder).close();
    }

    private static byte[] bytes(SignedNote note) {
        return (note + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static SignedNote note(int size) {
        return SignedNote.parse("""
                guichet.example/access-log
                %d
                AAAA

                \u2014 guichet.example/access-log AAAAAAA=
                \u2014 witness.example AAAAAAA=
                """.formatted(size));
    }
}
