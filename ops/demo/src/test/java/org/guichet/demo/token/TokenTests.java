package org.guichet.demo.token;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.guichet.demo.token.CodeFlow.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTests {
    @ParameterizedTest
    @ValueSource(strings = {"", "--url", "marie --data", "marie --sideways x", "marie citizen-portal another"})
    void saysHowItIsUsedWhereItDoesNotUnderstand(String line) {
        assertThatThrownBy(() -> Token.asked(line.isEmpty() ? new String[0] : line.split(" ")))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("Usage: ops/token");
    }

    @Test
    void saysWhereItLookedForThePassword(@TempDir Path empty) {
        assertThatThrownBy(() -> Token.asked("marie", "--data", empty.toString()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(empty.toString())
                .hasMessageContaining("ops/run");
    }

    @Test
    void saysThatNothingAnswers() throws IOException {
        URI nobody;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://localhost:" + taken.getLocalPort());
        }

        assertThatThrownBy(() -> CodeFlow.token(nobody, "marie", "citizen-portal", "any"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Nothing answers at " + nobody);
    }
}
