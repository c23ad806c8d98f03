package org.guichet.demo.walkthrough;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What an agent does at the counter: opens a contact, identifies the caller, finds her, takes an application. */
final class Counter {
    private final Stage stage;
    private final Caller agent;
    private final String contact;

    Counter(Stage stage, Caller signedIn, String reason) {
        this.stage = stage;
        contact = signedIn.post("/api/v1/contacts", Map.of("reason", reason, "language", "en"))
                .expect(201)
                .text("id");
        agent = signedIn.within(contact);
        agent.post(
                        "/api/v1/contacts/" + contact + "/identification",
                        Map.of("method", "photo-document", "assurance", "HIGH", "evidence", "passport"))
                .expect(200);
        stage.say("A contact is open, and the visitor is identified by her passport.");
    }

    Caller agent() {
        return agent;
    }

    /** Searches with two criteria and takes the one that is found. */
    String find(String givenName, String familyName, String dateOfBirth) {
        Map<String, String> criteria = new LinkedHashMap<>();
        criteria.put("givenName", givenName);
        criteria.put("familyName", familyName);
        criteria.put("dateOfBirth", dateOfBirth);
        Reply found = agent.post("/api/v1/clients/search", criteria).expect(200);
        JsonNode first = stage.promised(
                found.list("candidates").stream().findFirst(),
                "the search for " + givenName + " " + familyName + " finds somebody");
        return first.path("clientId").asString();
    }

    Reply view(String client) {
        return agent.get("/api/v1/clients/" + client + "?purpose=service-delivery")
                .expect(200);
    }

    /** Starts an application, or goes on with the draft there is. */
    Reply start(String client, String service) {
        return agent.post("/api/v1/clients/" + client + "/applications", Map.of("serviceCode", service))
                .expect(200, 201);
    }

    /** Confirms what is stale, answers what is missing, and submits. */
    Reply complete(Reply draft) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (JsonNode missing : draft.list("missing")) {
            answers.put(missing.asString(), answerTo(missing.asString()));
        }
        List<String> confirmed =
                draft.list("toConfirm").stream().map(JsonNode::asString).toList();
        String id = draft.text("id");
        Reply answered = agent.patch(
                        "/api/v1/applications/" + id,
                        Map.of("answers", answers, "confirmations", confirmed),
                        draft.etag())
                .expect(200);
        stage.promise(answered.list("missing").isEmpty(), "nothing is missing any more");
        return agent.post("/api/v1/applications/" + id + "/submission", Map.of())
                .expect(200);
    }

    Reply application(String id) {
        return agent.get("/api/v1/applications/" + id).expect(200);
    }

    void close() {
        agent.post("/api/v1/contacts/" + contact + "/closing", Map.of("outcome", "RESOLVED"))
                .expect(200);
        stage.say("The contact is closed: resolved.");
    }

    private static Object answerTo(String attribute) {
        return switch (attribute) {
            case "declaration.truth" -> true;
            case "channel.preferred" -> "PHONE";
            default -> throw new NotAsPromised("the form asks for " + attribute + ", which government already knows");
        };
    }
}
