package org.guichet.registry.audit.witness;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.guichet.registry.signature.PublishedKeys;
import org.guichet.registry.signature.SignedNote;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A platform's log over HTTP. */
final class HttpLog implements SeenLog {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int KEPT = 204;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String platform;

    HttpLog(URI platform) {
        this.platform = platform.toString().replaceFirst("/+$", "");
    }

    @Override
    public Optional<SignedNote> latest() throws IOException {
        HttpResponse<String> answer = get("/api/v1/log/checkpoint");
        if (answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(SignedNote.parse(answered(answer)));
    }

    @Override
    public Optional<List<byte[]>> consistency(long from, long to) throws IOException {
        HttpResponse<String> answer = get("/api/v1/log/consistency?from=" + from + "&to=" + to);
        if (answer.statusCode() == BAD_REQUEST || answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        try {
            List<byte[]> hashes = new ArrayList<>();
            for (JsonNode hash : JsonMapper.shared().readTree(answered(answer)).path("hashes")) {
                hashes.add(Base64.getDecoder().decode(hash.asString()));
            }
            return Optional.of(hashes);
        } catch (JacksonException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public void handBack(SignedNote cosigned) throws IOException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(platform + "/api/v1/log/cosignatures"))
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(cosigned.toString())));
        if (answer.statusCode() == FORBIDDEN) {
            throw new IOException(
                    "The platform does not know this witness: its key, as printed at the start, has to be in"
                            + " guichet.registry.witness.keys there");
        }
        if (answer.statusCode() != KEPT) {
            throw new IOException("The platform did not take the cosignature, and answered " + answer.statusCode());
        }
    }

    /** The keys it publishes. */
    PublishedKeys keys() throws IOException {
        try {
            return PublishedKeys.parse(answered(get("/api/v1/signature-keys")));
        } catch (IllegalArgumentException malformed) {
            throw new IOException("What the platform publishes as its keys are none");
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(platform + path)).GET());
    }

    private static String answered(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != OK) {
            throw new IOException(answer.request().uri().getPath() + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(
                    request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Stopped");
        }
    }
}
