package org.guichet.channel.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.guichet.channel.security.Tokens.anAgent;

import java.io.UnsupportedEncodingException;
import java.util.List;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of an agent at the counter, within a contact whose caller has shown a document. */
final class CounterCalls {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MockMvcTester mvc;
    private final String contact;

    private CounterCalls(MockMvcTester mvc, String contact) {
        this.mvc = mvc;
        this.contact = contact;
    }

    static CounterCalls within(MockMvcTester mvc) {
        CounterCalls opening = new CounterCalls(mvc, "");
        String contact = read(opening.post("/contacts", "{\"reason\":\"pension\"}"))
                .path("id")
                .asString();
        CounterCalls calls = new CounterCalls(mvc, contact);
        calls.post("/contacts/" + contact + "/identification", "{\"method\":\"DOCUMENT_SEEN\",\"assurance\":\"HIGH\"}");
        return calls;
    }

    String contact() {
        return contact;
    }

    MvcTestResult post(String path, String body) {
        return post(path, "application/json", body.getBytes(UTF_8));
    }

    MvcTestResult post(String path, String contentType, byte[] body) {
        var request = mvc.post()
                .uri("/api/v1" + path)
                .with(anAgent())
                .header("Content-Type", contentType)
                .content(body);
        return (contact.isEmpty() ? request : request.header("Contact-Id", contact)).exchange();
    }

    static JsonNode read(MvcTestResult answer) {
        try {
            return JSON.readTree(answer.getResponse().getContentAsString(UTF_8));
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }

    static List<String> fields(JsonNode problem) {
        return problem.path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }
}
