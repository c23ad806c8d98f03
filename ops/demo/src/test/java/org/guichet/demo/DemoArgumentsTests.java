package org.guichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoArgumentsTests {
    @Test
    void listensOn8080AndKeepsItsDataWhereItStandsUnlessTold() {
        DemoArguments arguments = DemoArguments.of();

        assertThat(arguments.port()).isEqualTo(8080);
        assertThat(arguments.programmePort()).isEqualTo(8081);
        assertThat(arguments.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(arguments.reset()).isFalse();
    }

    @Test
    void takesPortFolderAndReset() {
        DemoArguments arguments = DemoArguments.of("--port", "9090", "--data", "/somewhere/else", "--reset");

        assertThat(arguments).isEqualTo(new DemoArguments(9090, 9091, Path.of("/somewhere/else"), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--port x", "--port 0", "--port 70000", "--sideways"})
    void saysHowItIsUsedWhereItDoesNotUnderstand(String line) {
        assertThatThrownBy(() -> DemoArguments.of(line.split(" ")))
                .isInstanceOf(DemoArguments.NotUnderstood.class)
                .hasMessageContaining("Usage: ops/run");
    }
}
