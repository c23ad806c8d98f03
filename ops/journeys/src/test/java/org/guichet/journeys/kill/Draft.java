package org.guichet.journeys.kill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.journeys.kill.Agent.Answered;
import tools.jackson.databind.JsonNode;

/**
 * An application for the pension, complete and not yet submitted.
 *
 * @param key the idempotency key of its submission, used again where no answer came
 */
record Draft(String client, String contact, String application, String key) {
    private static final Map<String, Object> WHAT_IS_ASKED = Map.ofEntries(
            Map.entry("dateOfBirth", "1950-05-05"),
            Map.entry("legalStatus", true),
            Map.entry("residence.country", "CA"),
            Map.entry("residence.yearsAfter18", 40),
            Map.entry("address.line", "1 Test Street"),
            Map.entry("address.locality", "Ottawa"),
            Map.entry("address.province", "ON"),
            Map.entry("address.postalCode", "K1A 0A1"),
            Map.entry("phone", "613-555-0100"),
            Map.entry("channel.preferred", "MAIL"),
            Map.entry("declaration.truth", true));

    /** Opens a contact, identifies the caller, starts the application and answers what is missing. */
    static Draft prepare(Agent agent, String client) {
        String contact = agent.openContact(client);
        Answered started = agent.call(
                        "POST", "/clients/" + client + "/applications", contact, "", "", Map.of("serviceCode", "oas"))
                .expecting(200, 201);
        String application = started.body().path("id").asString();
        Map<String, Object> answers = new HashMap<>();
        started.body().path("missing").forEach(missing -> answers.put(missing.asString(), asked(missing.asString())));
        List<String> confirmations = started.body()
                .path("toConfirm")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        agent.call(
                        "PATCH",
                        "/applications/" + application,
                        contact,
                        "",
                        started.version(),
                        Map.of("answers", answers, "confirmations", confirmations))
                .expecting(200);
        return new Draft(client, contact, application, UUID.randomUUID().toString());
    }

    Answered submit(Agent agent) {
        return agent.call("POST", "/applications/" + application + "/submission", contact, key, "", Map.of());
    }

    Answered read(Agent agent) {
        return agent.call("GET", "/applications/" + application, contact, "", "", Map.of());
    }

    private static Object asked(String attribute) {
        Object answer = WHAT_IS_ASKED.get(attribute);
        if (answer == null) {
            throw new AssertionError("The form asks for what this test cannot answer: " + attribute);
        }
        return answer;
    }
}
