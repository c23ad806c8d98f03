package org.guichet.registry.audit.witness;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.guichet.registry.signature.PublishedKeys;
import org.guichet.registry.signature.SignedNote;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A platform's log over HTTP. */
final class HttpLog implements SeenLog {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String JSON = "application/json";
    private static final int OK = 200;
    private static final int KEPT = 204;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final HttpClient http;
    private final Duration patience;
    private final String platform;

    HttpLog(URI platform) {
        this(platform, PATIENCE);
    }

    /** @param patience how long a whole answer may take */
    HttpLog(URI platform, Duration patience) {
        this.http = HttpClient.newBuilder().connectTimeout(patience).build();
        this.patience = patience;
        this.platform = platform.toString().replaceFirst("/+$", "");
    }

    @Override
    public Optional<SignedNote> latest() throws IOException {
        HttpResponse<String> answer = get("/api/v1/log/checkpoint");
        if (isProblem(answer, NOT_FOUND)) {
            return Optional.empty();
        }
        return Optional.of(SignedNote.parse(answered(answer, "text/plain")));
    }

    @Override
    public Optional<List<byte[]>> consistency(long from, long to) throws IOException {
        HttpResponse<String> answer = get("/api/v1/log/consistency?from=" + from + "&to=" + to);
        if (isProblem(answer, BAD_REQUEST)) {
            return Optional.empty();
        }
        try {
            List<byte[]> hashes = new ArrayList<>();
            for (JsonNode hash :
                    JsonMapper.shared().readTree(answered(answer, JSON)).path("hashes")) {
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
        if (isProblem(answer, FORBIDDEN)) {
            throw new IOException(
                    "The platform does not know this witness: its key, as printed at the start, has to be in"
                            + " guichet.registry.witness.keys there");
        }
        if (isProblem(answer, BAD_REQUEST)) {
            throw new IOException(
                    "The platform took the cosignature for none of a checkpoint, or for one of the future: by its"
                            + " clock it was "
                            + answer.headers().firstValue("Date").orElse("a time it did not say")
                            + ", and the signature is of the time by the clock here. That says nothing of the log");
        }
        if (answer.statusCode() != KEPT) {
            throw new IOException("The platform did not take the cosignature, and answered " + answer.statusCode());
        }
    }

    /** The keys it publishes. */
    PublishedKeys keys() throws IOException {
        try {
            return PublishedKeys.parse(answered(get("/api/v1/signature-keys"), JSON));
        } catch (IllegalArgumentException malformed) {
            throw new IOException("What the platform publishes as its keys are none");
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(platform + path)).GET());
    }

    /** What says so is the platform, and no proxy before it: its refusals are problems of RFC 9457. */
    private static boolean isProblem(HttpResponse<String> answer, int status) {
        return answer.statusCode() == status && isOf(answer, "application/problem+json");
    }

    private static String answered(HttpResponse<String> answer, String type) throws IOException {
        if (answer.statusCode() != OK || !isOf(answer, type)) {
            throw new IOException("%s answered %d, of type %s"
                    .formatted(answer.request().uri().getPath(), answer.statusCode(), type(answer)));
        }
        return answer.body();
    }

    private static boolean isOf(HttpResponse<String> answer, String type) {
        return type(answer).equals(type);
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .orElse("none")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request.timeout(patience).build(), started -> new ShortText());
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Stopped");
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new IOException("No whole answer within " + patience.toSeconds() + " seconds", late);
        } catch (ExecutionException failed) {
            throw new IOException(said(failed), failed);
        }
    }

    private static String said(ExecutionException failed) {
        Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }
}
