package org.guichet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the agent does before she can open a view: a contact for each client, its caller identified. */
final class Desk {
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final String address;
    private final String token;

    Desk(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** The load that opens this client's view within a contact of its own. */
    Wrk.Target viewOf(String client) {
        String contact = post("/api/v1/contacts", Map.of("reason", "client view benchmark"))
                .get("id")
                .asString();
        post("/api/v1/contacts/" + contact + "/identification", Map.of("method", "DOCUMENT_SEEN", "assurance", "HIGH"));
        return new Wrk.Target("/api/v1/clients/" + client + "?purpose=service-delivery", token, contact);
    }

    /** One request of the load; anything but 200 ends the measurement. */
    String get(Wrk.Target target) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address + target.path()))
                .header("Contact-Id", target.contact())
                .GET());
        return answer.body();
    }

    private JsonNode post(String path, Map<String, String> body) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
        return answer.body().isEmpty() ? json.createObjectNode() : json.readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(
                    request.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("Answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
