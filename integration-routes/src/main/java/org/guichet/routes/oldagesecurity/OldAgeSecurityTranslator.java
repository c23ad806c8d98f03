package org.guichet.routes.oldagesecurity;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.guichet.catalog.dispatch.Decision;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The programme's wire format. Out: {@code {applicationId, serviceCode, submittedAt, answers}}, {@code {correctionId,
 * clientId, attribute, value, correctedAt}}, or {@code withdrawn} in the place of {@code value} where none is known any
 * more, and {@code {consentId, clientId, purpose, dataCategories, withdrawnAt}}. The same content is the same bytes, so that the programme can tell a
 * repeated message from another one under the same key.
 */
@Component
class OldAgeSecurityTranslator {
    private static final int LONGEST_RECEIPT = 200;

    private final JsonMapper json = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final Message APPLICATION =
            new Message("applications", List.of("applicationId", "serviceCode", "submittedAt", "answers"));
    private static final Message CORRECTION =
            new Message("corrections", List.of("correctionId", "clientId", "attribute", "value", "correctedAt"));
    private static final Message CORRECTION_TO_UNKNOWN =
            new Message("corrections", List.of("correctionId", "clientId", "attribute", "withdrawn", "correctedAt"));

    private static final Message WITHDRAWAL =
            new Message("withdrawals", List.of("consentId", "clientId", "purpose", "dataCategories", "withdrawnAt"));

    /** Where a kind of message goes, and the fields it has. */
    private record Message(String path, List<String> fields) {}

    /** Where the content belongs. */
    public String path(Decision.Permitted permitted) {
        return kind(permitted).path();
    }

    public byte[] message(Decision.Permitted permitted) {
        Map<String, Object> content = permitted.content();
        Map<String, Object> message = new TreeMap<>();
        for (String field : kind(permitted).fields()) {
            Object value = content.get(field);
            if (value == null) {
                throw new IllegalArgumentException("The dispatch has no " + field);
            }
            message.put(field, value);
        }
        return json.writeValueAsBytes(message);
    }

    private static Message kind(Decision.Permitted permitted) {
        if (permitted.content().containsKey("correctionId")) {
            return permitted.content().containsKey("withdrawn") ? CORRECTION_TO_UNKNOWN : CORRECTION;
        }
        return permitted.content().containsKey("withdrawnAt") ? WITHDRAWAL : APPLICATION;
    }

    /** The programme's receipt; empty where it answered without a readable one, which is an answer all the same. */
    public String receipt(String answer) {
        try {
            String receipt = json.readTree(answer).path("receipt").asString("");
            return receipt.length() > LONGEST_RECEIPT ? receipt.substring(0, LONGEST_RECEIPT) : receipt;
        } catch (JacksonException unreadable) {
            return "";
        }
    }
}
