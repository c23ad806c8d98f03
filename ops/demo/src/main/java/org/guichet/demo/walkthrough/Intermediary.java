package org.guichet.demo.walkthrough;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A settlement house helps the client who signed for it, and sees nobody else. */
final class Intermediary {
    private final Stage stage;

    Intermediary(Stage stage) {
        this.stage = stage;
    }

    void walk(String another) {
        stage.chapter("9. A trusted intermediary: within what Rose signed");
        Caller rose = stage.signedIn("rose", "citizen-portal");
        JsonNode signed = stage.promised(
                rose.get("/api/v1/clients/me/representatives").expect(200).list("items").stream()
                        .filter(one -> one.path("kind").path("code").asString().equals("TRUSTED_INTERMEDIARY"))
                        .findFirst(),
                "Rose sees that a settlement house may act for her");
        Caller partner = stage.signedIn("partner", "partner-desk");
        String contact = partner.post("/api/v1/contacts", Map.of("reason", "helps with a pension", "language", "en"))
                .expect(201)
                .text("id");
        Caller helping = partner.within(contact);
        String client = helping.get(
                        "/api/v1/representations/" + signed.path("id").asString())
                .expect(200)
                .text("clientId");
        stage.promise(
                !helping.get("/api/v1/clients/" + client)
                        .expect(200)
                        .list("facts")
                        .isEmpty(),
                "with the number of what Rose signed, the settlement house sees her file");
        helping.post("/api/v1/contacts/" + contact + "/closing", Map.of("outcome", "RESOLVED"))
                .expect(200);
        stage.promise(partner.get("/api/v1/clients/" + another).status() == 403, "without a contact it sees nobody");
    }
}
