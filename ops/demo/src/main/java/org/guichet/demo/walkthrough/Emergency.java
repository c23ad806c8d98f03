package org.guichet.demo.walkthrough;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A file is opened for somebody who cannot be asked; she is told, and a supervisor says whether it was justified. */
final class Emergency {
    private static final String WHY = "She fainted at the counter and does not answer.";

    private final Stage stage;

    Emergency(Stage stage) {
        this.stage = stage;
    }

    void walk(Caller marie, String client) {
        stage.chapter("4b. An emergency: nobody can be asked");
        Caller agent = stage.signedIn("agent", "agent-desk");
        String path = "/api/v1/clients/" + client;
        stage.promise(
                agent.get(path).status() == 403
                        && agent.get(path + "?purpose=emergency").status() == 403,
                "without a contact, an identified caller or an emergency the agent sees nothing");
        String id = agent.post(path + "/break-glass", Map.of("reason", WHY))
                .expect(201)
                .text("id");
        Reply view = agent.get(path + "?purpose=emergency").expect(200);
        stage.promise(
                !view.list("facts").isEmpty()
                        && view.list("facts").stream()
                                .noneMatch(fact ->
                                        fact.path("attribute").asString().startsWith("income.")),
                "with a reason she sees what helps, and nothing else");
        JsonNode told = stage.promised(
                marie.get("/api/v1/clients/me").expect(200).find("emergencies", "id", id),
                "Marie reads at once that her file was opened in an emergency");
        stage.promise(told.path("reason").asString().equals(WHY), "and why");
        Caller supervisor = stage.signedIn("supervisor", "agent-desk");
        String contact = supervisor
                .post("/api/v1/contacts", Map.of("reason", "emergencies", "language", "en"))
                .expect(201)
                .text("id");
        Caller reviewing = supervisor.within(contact);
        stage.promise(
                reviewing
                        .get("/api/v1/break-glass-reviews?limit=100")
                        .expect(200)
                        .find("items", "id", id)
                        .isPresent(),
                "it waits for a supervisor");
        reviewing
                .post(
                        "/api/v1/break-glass-reviews/" + id + "/outcome",
                        Map.of("outcome", "JUSTIFIED", "note", "The ambulance was called."))
                .expect(204);
        reviewing
                .post("/api/v1/contacts/" + contact + "/closing", Map.of("outcome", "RESOLVED"))
                .expect(200);
        stage.promise(
                marie.get("/api/v1/clients/me").expect(200).list("emergencies").stream()
                        .anyMatch(one -> one.path("id").asString().equals(id)
                                && one.path("outcome").asString().equals("JUSTIFIED")),
                "who says that it was justified, and Marie reads that too");
    }
}
