package org.guichet.journeys.kill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/** A second process on the first one's database, with the same keys and the same issuer, as behind a load balancer. */
final class SecondNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int OK = 200;

    private final int port = ChildPlatform.freePort();
    private final Process process;

    SecondNode(ChildPlatform first, DemoJar jar, Path output) {
        Path folder = first.folder();
        Map<String, String> settings = Map.ofEntries(
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("server.port", Integer.toString(port)),
                Map.entry("spring.datasource.url", first.databaseUrl()),
                Map.entry("spring.datasource.username", "postgres"),
                Map.entry("spring.datasource.password", ""),
                Map.entry("spring.config.additional-location", "classpath:demo/receipt.properties"),
                Map.entry("guichet.security.issuer", first.address().toString()),
                Map.entry("guichet.security.authorization-server.enabled", "true"),
                Map.entry("guichet.programmes.oas.url", first.programme().toString()),
                Map.entry("guichet.delivery.signing-key", file(folder, "delivery-key.json")),
                Map.entry("guichet.secrecy.keyset", file(folder, "keyset.json")),
                Map.entry("guichet.secrecy.index-keyset", file(folder, "index-keyset.json")),
                Map.entry("guichet.signature.keys", file(folder, "signing-keys.json")));
        List<String> command = new ArrayList<>(jar.node());
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> !process.isAlive() || isReady());
        } catch (ConditionTimeoutException late) {
            process.destroyForcibly();
            throw late;
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("The second node did not start:\n" + ChildPlatform.text(output));
        }
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    private boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(address().resolve("/actuator/health/readiness"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }

    private static String file(Path folder, String name) {
        return folder.resolve(name).toUri().toString();
    }
}
