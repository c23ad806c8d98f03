package org.guichet.demo.walkthrough;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls the API with her own token, within a contact where she is staff. */
final class Caller {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI base;
    private final @Nullable String token;
    private final @Nullable String contact;

    Caller(URI base, @Nullable String token, @Nullable String contact) {
        this.base = base;
        this.token = token;
        this.contact = contact;
    }

    Caller within(String contactId) {
        return new Caller(base, token, contactId);
    }

    Reply get(String path) {
        return send("GET", path, null, null);
    }

    Reply post(String path, Map<String, ?> body) {
        return send("POST", path, body, null);
    }

    /** Changes what was read, unless somebody else changed it since. */
    Reply patch(String path, Map<String, ?> body, String etag) {
        return send("PATCH", path, body, etag);
    }

    private Reply send(String method, String path, @Nullable Map<String, ?> body, @Nullable String etag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept-Language", "en")
                .header("Accept", "application/json, application/problem+json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (contact != null) {
            request.header("Contact-Id", contact);
        }
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return reply(method + " " + path, request.build());
    }

    private static Reply reply(String name, HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            String text = response.body();
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            JsonNode body = json && !text.isBlank() ? JSON.readTree(text) : JSON.createObjectNode();
            return new Reply(
                    name,
                    response.statusCode(),
                    body,
                    response.headers().firstValue("ETag").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAsPromised("Interrupted");
        }
    }
}
