package org.guichet.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PostgresChoiceTests {
    private static final String URL = "jdbc:postgresql://db.example:5432/postgres?user=a";

    @Test
    void takesTheUrlThatIsGivenWithoutAskingDocker() {
        AtomicBoolean asked = new AtomicBoolean();

        PostgresChoice choice = PostgresChoice.of(" " + URL + " ", () -> asked.getAndSet(true));

        assertThat(choice).isEqualTo(new PostgresChoice.Given(URL));
        assertThat(asked).isFalse();
    }

    @Test
    void takesAContainerWhereDockerAnswers() {
        assertThat(PostgresChoice.of(null, () -> true)).isEqualTo(new PostgresChoice.Container());
        assertThat(PostgresChoice.of(" ", () -> true)).isEqualTo(new PostgresChoice.Container());
    }

    @Test
    void startsItsOwnServerWhereNothingElseIsThere() {
        assertThat(PostgresChoice.of(null, () -> false)).isEqualTo(new PostgresChoice.Embedded());
    }

    @Test
    void namesAnotherDatabaseOnTheSameServer() {
        assertThat(PostgresServer.onSameServer(URL, "guichet_7"))
                .isEqualTo("jdbc:postgresql://db.example:5432/guichet_7?user=a");
        assertThat(PostgresServer.onSameServer("jdbc:postgresql://127.0.0.1:5432/postgres", "guichet_7"))
                .isEqualTo("jdbc:postgresql://127.0.0.1:5432/guichet_7");
    }
}
