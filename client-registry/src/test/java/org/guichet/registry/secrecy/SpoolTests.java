package org.guichet.registry.secrecy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpoolTests {
    private static final String SECRET = "Tremblay, 1961-04-05. ".repeat(20_000);

    @Test
    void whatItKeepsIsReadThroughItAloneAndIsGoneOnceItIsClosed() throws IOException {
        Path file;
        try (Spool spool = written()) {
            file = spool.file();
            assertThat(Files.readAllBytes(file)).asString(UTF_8).doesNotContain("Tremblay");
            try (var in = spool.reading()) {
                assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo(SECRET);
            }
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void whatWasChangedOrCutOffIsNotRead() throws IOException {
        try (Spool spool = written()) {
            byte[] kept = Files.readAllBytes(spool.file());
            byte[] changed = kept.clone();
            changed[changed.length / 2] ^= 1;
            for (byte[] wrong : new byte[][] {changed, Arrays.copyOf(kept, kept.length - 70_000)}) {
                Files.write(spool.file(), wrong);
                assertThatThrownBy(() -> spool.reading().readAllBytes()).isInstanceOf(IOException.class);
            }
        }
    }

    private static Spool written() throws IOException {
        Spool spool = Spool.begin();
        try (OutputStream out = spool.writing()) {
            out.write(SECRET.getBytes(UTF_8));
        }
        return spool;
    }
}
