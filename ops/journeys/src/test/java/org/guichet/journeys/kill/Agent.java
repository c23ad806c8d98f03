package org.guichet.journeys.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.guichet.demo.token.CodeFlow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The agent at the counter, through the API alone. */
final class Agent {
    private static final int FIRST_REDIRECT = 300;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** How many looks at a client were answered, by contact. */
    static final Map<String, AtomicInteger> LOOKS = new ConcurrentHashMap<>();

    private final ChildPlatform platform;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    private Agent(ChildPlatform platform, String token) {
        this.platform = platform;
        this.token = token;
    }

    /** An answer of the API. */
    record Answered(int status, JsonNode body, String version) {
        Answered expecting(int... expected) {
            for (int one : expected) {
                if (status == one) {
                    return this;
                }
            }
            throw new AssertionError("Answered " + status + ": " + body);
        }
    }

    static Agent signIn(ChildPlatform platform) {
        return new Agent(platform, CodeFlow.token(platform.address(), "agent", "agent-desk", ChildPlatform.PASSWORD));
    }

    Answered call(String method, String path, String contact, String key, String version, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(platform.address().resolve("/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        Map.of("Contact-Id", contact, "Idempotency-Key", key, "If-Match", version)
                .forEach((name, value) -> {
                    if (!value.isEmpty()) {
                        request.header(name, value);
                    }
                });
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (!contact.isEmpty() && answer.statusCode() < FIRST_REDIRECT) {
                LOOKS.computeIfAbsent(contact, first -> new AtomicInteger()).incrementAndGet();
            }
            JsonNode read = answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
            return new Answered(
                    answer.statusCode(),
                    read,
                    answer.headers().firstValue("ETag").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a submission and never reads the answer; the connection stays open until the caller closes it. */
    Socket submitWithoutHearing(Draft draft) throws IOException {
        Socket socket = new Socket("127.0.0.1", platform.port());
        String request = """
                POST /api/v1/applications/%s/submission HTTP/1.1\r
                Host: localhost:%d\r
                Authorization: Bearer %s\r
                Contact-Id: %s\r
                Idempotency-Key: %s\r
                Content-Type: application/json\r
                Content-Length: 2\r
                \r
                {}""".formatted(draft.application(), platform.port(), token, draft.contact(), draft.key());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
