package org.guichet.demo.programme;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Tells Guichet an outcome: with a token of client credentials (private_key_jwt) and a signature over the body. */
final class OutcomeSender {
    private static final String CLIENT = "programme-oas";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final URI guichet;
    private final Signing signing;
    private final JsonMapper json;

    OutcomeSender(URI guichet, Signing signing, JsonMapper json) {
        this.guichet = guichet;
        this.signing = signing;
        this.json = json;
    }

    /** The status of Guichet's answer; also of the token endpoint's where that refuses. */
    int send(Outcome outcome, String idempotencyKey) throws IOException, InterruptedException {
        HttpResponse<String> token = token();
        if (token.statusCode() != 200) {
            return token.statusCode();
        }
        byte[] body = json.writeValueAsBytes(outcome);
        HttpRequest request = HttpRequest.newBuilder(guichet.resolve("/api/v1/programmes/oas/outcomes"))
                .timeout(PATIENCE)
                .header(
                        "Authorization",
                        "Bearer "
                                + json.readTree(token.body())
                                        .path("access_token")
                                        .asString())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .header("X-JWS-Signature", signing.detached(body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private HttpResponse<String> token() throws IOException, InterruptedException {
        URI endpoint = guichet.resolve("/oauth2/token");
        Map<String, String> form = Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                CLIENT,
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                signing.clientAssertion(CLIENT, endpoint.toString()));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
