package org.guichet.routes.code;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.guichet.catalog.identification.CodeMessage;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the gateway takes: {@code {kind, to, subject?, text}}, kind {@code TEXT_MESSAGE} or {@code EMAIL}. The text is in both
 * languages, the same bytes whenever it is sent, and says nothing of anybody: whoever reads it over a shoulder learns that somebody was served.
 */
@Component
class CodeTranslator {
    private static final String TEXT = "%s: your code for the person who is serving you, "
            + "for %d min from when it was asked for. "
            + "If nobody is serving you now, tell it to nobody. / "
            + "%1$s : votre code pour la personne qui vous sert, "
            + "valable %2$d min à partir de la demande. "
            + "Si personne ne vous sert en ce moment, ne le dites à personne.";
    private static final String SUBJECT = "Your code / Votre code";

    private final JsonMapper json = JsonMapper.shared();

    public byte[] message(CodeMessage code) {
        Map<String, Object> message = new TreeMap<>();
        message.put("kind", code.isEmail() ? "EMAIL" : "TEXT_MESSAGE");
        message.put("to", code.to());
        message.put("text", TEXT.formatted(code.code(), minutes(code.validFor())));
        if (code.isEmail()) {
            message.put("subject", SUBJECT);
        }
        return json.writeValueAsBytes(message);
    }

    /** Whole minutes, and never more than it counts, but for the first. */
    private static long minutes(Duration validFor) {
        return Math.max(1, validFor.toMinutes());
    }
}
