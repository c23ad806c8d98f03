package org.guichet.journeys.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.guichet.demo.token.CodeFlow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The agent at the counter, or whoever else signs in, through the API alone. */
final class Agent {
    private static final int FIRST_REDIRECT = 300;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** How many looks at a client were answered, by contact. */
    static final Map<String, AtomicInteger> LOOKS = new ConcurrentHashMap<>();

    private final URI node;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    private Agent(URI node, String token) {
        this.node = node;
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
        return signIn(platform, "agent", "agent-desk");
    }

    static Agent signIn(ChildPlatform platform, String user, String client) {
        return new Agent(platform.address(), CodeFlow.token(platform.address(), user, client, ChildPlatform.PASSWORD));
    }

    /** Whoever it is, with the same token at another node. */
    Agent at(URI another) {
        return new Agent(another, token);
    }

    /** Opens a contact about the client, or about nobody yet, and identifies the caller. */
    String openContact(@Nullable String client) {
        Map<String, Object> about = new HashMap<>(Map.of("reason", "asks"));
        if (client != null) {
            about.put("clientId", client);
        }
        String contact = call("POST", "/contacts", "", "", "", about)
                .expecting(201)
                .body()
                .path("id")
                .asString();
        call(
                        "POST",
                        "/contacts/" + contact + "/identification",
                        "",
                        "",
                        "",
                        Map.of("method", "photo-document", "assurance", "HIGH", "evidence", "passport"))
                .expecting(200);
        return contact;
    }

    Answered call(String method, String path, String contact, String key, String version, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.resolve("/api/v1" + path))
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
        Socket socket = new Socket("127.0.0.1", node.getPort());
        String request = """
                POST /api/v1/applications/%s/submission HTTP/1.1\r
                Host: localhost:%d\r
                Authorization: Bearer %s\r
                Contact-Id: %s\r
                Idempotency-Key: %s\r
                Content-Type: application/json\r
                Content-Length: 2\r
                \r
                {}""".formatted(draft.application(), node.getPort(), token, draft.contact(), draft.key());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
