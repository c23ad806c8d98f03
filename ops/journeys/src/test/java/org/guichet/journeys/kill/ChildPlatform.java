package org.guichet.journeys.kill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo's jar in a process of its own, with its database and its programme, on a folder that outlives it. */
final class ChildPlatform implements AutoCloseable {
    static final String PASSWORD = "kill-points-password";
    private static final Duration FIRST_START = Duration.ofMinutes(8);

    private final Path folder;
    private final DemoJar jar;
    private final int port = freePort();
    private final int programmePort = freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private int starts;
    private @Nullable Process process;
    private @Nullable SingleConnectionDataSource connection;

    ChildPlatform(Path folder, DemoJar jar) {
        this.folder = folder;
        this.jar = jar;
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    Path folder() {
        return folder;
    }

    URI programme() {
        return URI.create("http://127.0.0.1:" + programmePort);
    }

    void start() {
        Path output = folder.resolveSibling("start-" + (++starts) + ".txt");
        List<String> command = new ArrayList<>(jar.command());
        command.addAll(List.of("--port", Integer.toString(port), "--programme-port", Integer.toString(programmePort)));
        command.addAll(List.of("--data", folder.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("GUICHET_DEMO_PASSWORD", PASSWORD);
        // A lease must outlast an attempt (12 s); what a killed worker held is free the sooner.
        builder.environment().put("GUICHET_DISPATCH_LEASE", "15s");
        // One agent looks without pause here, as nobody at a counter does.
        builder.environment().put("GUICHET_REGISTRY_READS_PER_HOUR", "1000000");
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Process started = process;
        await().atMost(FIRST_START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !started.isAlive() || text(output).contains("Guichet is ready"));
        if (!started.isAlive()) {
            throw new IllegalStateException("The platform did not start:\n" + text(output));
        }
    }

    /** As {@code kill -9}: nothing is finished, nothing is closed. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
        if (connection != null) {
            connection.destroy();
            connection = null;
        }
    }

    /** The platform's own database, seen from outside. */
    JdbcClient database() {
        if (connection == null) {
            connection = new SingleConnectionDataSource(databaseUrl(), "postgres", "", true);
        }
        return JdbcClient.create(connection);
    }

    /** What the programme has taken in, by application. */
    List<Effect> effects() {
        JsonNode counted = JsonMapper.shared().readTree(programme("GET", "/control/effects", ""));
        return counted.path("effects")
                .valueStream()
                .map(effect -> new Effect(
                        effect.path("applicationId").asString(),
                        effect.path("effects").asInt(),
                        effect.path("deliveries").asInt()))
                .toList();
    }

    record Effect(String application, int effects, int deliveries) {}

    void turnProgramme(String mode) {
        programme("POST", "/control", "{\"mode\":\"%s\"}".formatted(mode));
    }

    private String programme(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(programme().resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(databasePort());
    }

    /** The fourth line of the server's own file. */
    private int databasePort() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid"));
            return Integer.parseInt(lines.get(3).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the platform in good order, and with it the server of its database. */
    @Override
    public void close() {
        if (connection != null) {
            connection.destroy();
            connection = null;
        }
        if (process != null) {
            process.destroy();
            process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join();
            process.destroyForcibly();
        }
    }

    static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
