package org.guichet.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The database of the running demo, for commands beside it, unless the environment names another. */
public final class RunningDatabase {
    /** The line of the port in the file the server writes while it runs. */
    private static final int PORT_LINE = 3;

    private RunningDatabase() {}

    /** Nothing runs on the folder, and the environment names no database. */
    public static final class NotRunning extends RuntimeException {
        NotRunning(Path data) {
            super("No platform is running on " + data + ". Start it with ops/run, or set SPRING_DATASOURCE_URL.");
        }
    }

    /**
     * Settings that lead to it and its keysets; none where {@code SPRING_DATASOURCE_URL} is set.
     *
     * @param data the demo's folder
     */
    public static Map<String, Object> settings(Path data) {
        if (System.getenv("SPRING_DATASOURCE_URL") != null) {
            return Map.of();
        }
        return Map.of(
                "spring.datasource.url",
                "jdbc:postgresql://127.0.0.1:%s/postgres".formatted(port(data)),
                "spring.datasource.username",
                "postgres",
                "guichet.secrecy.keyset",
                address(data, "keyset.json"),
                "guichet.secrecy.index-keyset",
                address(data, "index-keyset.json"));
    }

    private static String address(Path data, String name) {
        return data.resolve(name).toAbsolutePath().normalize().toUri().toString();
    }

    private static String port(Path data) {
        try {
            return Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                    .get(PORT_LINE)
                    .strip();
        } catch (IOException | IndexOutOfBoundsException none) {
            throw new NotRunning(data);
        }
    }
}
