package org.guichet.registry;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Which PostgreSQL the tests run on. */
sealed interface PostgresChoice {

    /** A server somebody else keeps; its user may create databases. */
    record Given(String jdbcUrl) implements PostgresChoice {}

    /** A container, by Testcontainers. */
    record Container() implements PostgresChoice {}

    /** A server of our own, started from binaries on the class path. */
    record Embedded() implements PostgresChoice {}

    /** The URL if one is given, else a container where Docker answers, else embedded. Docker is asked only if need be. */
    static PostgresChoice of(@Nullable String jdbcUrl, BooleanSupplier dockerAnswers) {
        if (jdbcUrl != null && !jdbcUrl.isBlank()) {
            return new Given(jdbcUrl.strip());
        }
        return dockerAnswers.getAsBoolean() ? new Container() : new Embedded();
    }
}
