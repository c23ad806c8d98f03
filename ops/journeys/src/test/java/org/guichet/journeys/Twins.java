package org.guichet.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.demo.token.CodeFlow;
import org.jspecify.annotations.Nullable;

/** Two clients who may be one person: of the second so little was known first that nobody could tell. */
final class Twins {
    private static final Pattern ID = Pattern.compile("\"(?:id|clientId)\":\"([0-9a-f-]{36})\"");
    private static final String PERSON = """
            {"facts":[{"attribute":"givenName","value":"%s"},{"attribute":"familyName","value":"%s"},
             {"attribute":"dateOfBirth","value":"1948-03-02"},{"attribute":"phone","value":"4185553107"},
             {"attribute":"address.line","value":"12 rue Saint-Jean"},{"attribute":"address.postalCode","value":"G5L 1A1"}]}
            """;
    private static final String HARDLY_KNOWN = """
            {"facts":[{"attribute":"givenName","value":"%s"},{"attribute":"phone","value":"4185557391"}]}
            """;
    private static final String MORE_OF_HER = """
            {"facts":[{"attribute":"familyName","value":"%s"},{"attribute":"dateOfBirth","value":"1948-03-02"},
             {"attribute":"email","value":"lg@example.org"},{"attribute":"address.postalCode","value":"G5L 1A1"}]}
            """;

    private static final int FIRST_ERROR = 400;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Platform platform;
    private final String token;
    private String first = "";
    private String firstContact = "";

    Twins(Platform platform) {
        this.platform = platform;
        token = CodeFlow.token(URI.create(platform.url()), "agent", "agent-desk", platform.password());
    }

    void register() {
        String given = name();
        String family = name();
        firstContact = contact();
        first = post("/api/v1/clients", firstContact, PERSON.formatted(given, family));
        String contact = contact();
        String second = post("/api/v1/clients", contact, HARDLY_KNOWN.formatted(given));
        post("/api/v1/clients/" + second + "/facts", contact, MORE_OF_HER.formatted(family));
    }

    /** An agent looks at the first of them. */
    void look() {
        send(HttpRequest.newBuilder(
                        URI.create(platform.url() + "/api/v1/clients/" + first + "?purpose=service-delivery"))
                .header("Contact-Id", firstContact));
    }

    private static String name() {
        String letters = UUID.randomUUID().toString().replaceAll("[^a-f]", "") + Long.toString(System.nanoTime(), 26);
        return letters.substring(0, 1).toUpperCase(Locale.ROOT)
                + letters.substring(1).replaceAll("[0-9]", "o");
    }

    private String contact() {
        String contact = post("/api/v1/contacts", null, "{\"reason\":\"Comes to be registered\",\"language\":\"en\"}");
        post(
                "/api/v1/contacts/" + contact + "/identification",
                null,
                "{\"method\":\"photo-document\",\"assurance\":\"HIGH\",\"evidence\":\"passport\"}");
        return contact;
    }

    /** The id the answer names. */
    private String post(String path, @Nullable String contact, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(platform.url() + path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body));
        if (contact != null) {
            request.header("Contact-Id", contact);
        }
        return send(request);
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.send(request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
            if (answer.statusCode() >= FIRST_ERROR) {
                throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode());
            }
            Matcher id = ID.matcher(answer.body());
            return id.find() ? id.group(1) : "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
