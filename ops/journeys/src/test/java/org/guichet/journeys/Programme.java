package org.guichet.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo's programme, as whoever stands at its switch has it. */
record Programme(int port) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    void turns(String mode) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address("/control"))
                .POST(BodyPublishers.ofString("{\"mode\":\"" + mode + "\"}"))
                .build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The programme does not turn " + mode + ": " + answer.body());
        }
    }

    /** How often each application that reached it was taken in, by the end of the application's page address. */
    List<JsonNode> taken(String pageOfApplication) {
        String counted = send(HttpRequest.newBuilder(address("/control/effects"))
                        .build())
                .body();
        return JsonMapper.shared()
                .readTree(counted)
                .path("effects")
                .valueStream()
                .filter(effect -> pageOfApplication.endsWith(
                        "/" + effect.path("applicationId").asString()))
                .toList();
    }

    /** What a telephone or mailbox would have received, newest first. */
    List<String> messages() {
        String kept = send(HttpRequest.newBuilder(address("/control/messages")).build())
                .body();
        return JsonMapper.shared()
                .readTree(kept)
                .path("messages")
                .valueStream()
                .map(one -> one.path("message").path("text").asString())
                .toList();
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
