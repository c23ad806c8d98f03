package org.guichet.demo.walkthrough;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A citizen who signed in with little is told what she does not get, and a code on her telephone gets it for a session. */
final class Raised {
    private static final String EXPORTS = "/api/v1/clients/me/exports";
    private static final String ASSURANCE = "/api/v1/clients/me/assurance";
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");

    private final Stage stage;

    Raised(Stage stage) {
        this.stage = stage;
    }

    void walk() {
        stage.chapter("10. Samira signed in with a password alone");
        Caller samira = stage.signedIn("samira", "citizen-portal");
        Reply refused = samira.post(EXPORTS, Map.of()).expect(403);
        stage.promise(
                refused.text("reason").equals("assurance-too-low")
                        && refused.text("needed").equals("SUBSTANTIAL")
                        && refused.find("raise", "method", "one-time-code").isPresent(),
                "a copy of everything is refused, with how sure we would have to be of her and how to raise it");
        List<JsonNode> before = stage.messages().list("messages");
        Reply sent = samira.post(ASSURANCE + "/codes", Map.of());
        if (sent.status() == 409 && sent.text("currentState").equals("TOO_MANY")) {
            stage.say("She has had the codes of this hour: another walk, later, shows the rest.");
            return;
        }
        sent.expect(200);
        Reply arrived = stage.until(
                "a code arrives on her telephone, which was seen at the counter long ago",
                stage::messages,
                messages -> !messages.list("messages").equals(before));
        String code = code(arrived.list("messages").getFirst());
        stage.promise(
                samira.post(ASSURANCE + "/codes/entries", Map.of("code", code))
                        .expect(200)
                        .text("result")
                        .equals("PASSED"),
                "she types it, and her session counts for more for a quarter of an hour");
        stage.promise(
                samira.post(EXPORTS, Map.of()).status() == 200
                        && stage.signedIn("samira", "citizen-portal")
                                        .post(EXPORTS, Map.of())
                                        .status()
                                == 403,
                "this session is handed the copy, and another one of hers is not");
        stage.promise(
                samira.get(ASSURANCE.replace("assurance", "disclosures"))
                        .expect(200)
                        .find("usages", "reason", "one-time-code:PASSED")
                        .isPresent(),
                "she reads in her ledger that a code was sent and was right");
    }

    private static String code(JsonNode message) {
        Matcher found = CODE.matcher(message.path("message").path("text").asString());
        if (!found.find()) {
            throw new NotAsPromised("the message brings a code");
        }
        return found.group();
    }
}
