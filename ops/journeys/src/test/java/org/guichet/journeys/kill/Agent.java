package org.guichet.journeys.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The agent at the counter, through the API alone: signed in by the code flow as any client is. */
final class Agent {
    private static final String CALLBACK = "http://127.0.0.1:7/callback";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final int FIRST_REDIRECT = 300;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** How many looks at a client were answered, by contact. */
    static final Map<String, AtomicInteger> LOOKS = new ConcurrentHashMap<>();

    private final ChildPlatform platform;
    private final HttpClient http;
    private final String token;

    private Agent(ChildPlatform platform, HttpClient http, String token) {
        this.platform = platform;
        this.http = http;
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

    static Agent signIn(ChildPlatform platform) throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        URI at = platform.address();
        String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        String authorize = "/oauth2/authorize?"
                + form(Map.of(
                        "response_type", "code",
                        "client_id", "agent-desk",
                        "redirect_uri", CALLBACK,
                        "scope", "openid",
                        "state", "s",
                        "code_challenge", challenge(verifier),
                        "code_challenge_method", "S256"));
        String location = redirected(
                http,
                HttpRequest.newBuilder(at.resolve(authorize))
                        .header("Accept", "text/html")
                        .build());
        HttpResponse<String> page =
                http.send(HttpRequest.newBuilder(at.resolve(location)).build(), BodyHandlers.ofString());
        String signIn =
                form(Map.of("username", "agent", "password", ChildPlatform.PASSWORD, "_csrf", find(CSRF, page.body())));
        location = redirected(http, posting(at.resolve("/sign-in"), signIn));
        while (!location.startsWith(CALLBACK)) {
            location = redirected(
                    http,
                    HttpRequest.newBuilder(at.resolve(location))
                            .header("Accept", "text/html")
                            .build());
        }
        HttpResponse<String> granted = http.send(
                posting(
                        at.resolve("/oauth2/token"),
                        form(Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "agent-desk",
                                "redirect_uri",
                                CALLBACK,
                                "code",
                                URLDecoder.decode(find(CODE, location), StandardCharsets.UTF_8),
                                "code_verifier",
                                verifier))),
                BodyHandlers.ofString());
        return new Agent(
                platform,
                http,
                JSON.readTree(granted.body()).path("access_token").asString());
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

    private static String redirected(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("No redirect but " + answer.statusCode()));
    }

    private static HttpRequest posting(URI uri, String form) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("Nothing like " + pattern + " in the answer");
        }
        return matcher.group(1);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
