package org.guichet.routes.outcome;

import java.math.BigDecimal;
import java.util.UUID;
import org.guichet.catalog.application.Decision;
import org.guichet.catalog.dispatch.InboxMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form in which programmes tell outcomes: {@code {applicationId, outcome, decidedAt, amount: {amount, currency,
 * per}, explanation: {en, fr}, law}}; {@code outcome} is GRANTED, REFUSED, INELIGIBLE or TAKEN_UP.
 */
@Component
class OutcomeTranslator {
    private static final int LONGEST_TEXT = 4000;
    private static final BigDecimal MOST_DOLLARS = new BigDecimal("1000000000");
    private static final int MOST_DECIMALS = 4;

    private final JsonMapper json = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** The decision it tells, or {@link UnreadableOutcome}. */
    Decision decision(InboxMessage message) {
        JsonNode outcome = read(message.body());
        JsonNode amount = outcome.path("amount");
        return new Decision(
                applicationId(outcome),
                message.programme(),
                message.idempotencyKey(),
                kind(outcome),
                amount(amount),
                optional(amount, "currency"),
                optional(amount, "per"),
                text(outcome.path("explanation"), "en", "explanation.en"),
                text(outcome.path("explanation"), "fr", "explanation.fr"),
                text(outcome, "law", "law"));
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException notJson) {
            throw new UnreadableOutcome("body");
        }
    }

    private static UUID applicationId(JsonNode outcome) {
        try {
            return UUID.fromString(outcome.path("applicationId").asString(""));
        } catch (IllegalArgumentException notAnId) {
            throw new UnreadableOutcome("applicationId");
        }
    }

    private static Decision.Kind kind(JsonNode outcome) {
        String told = outcome.path("outcome").asString("");
        for (Decision.Kind kind : Decision.Kind.values()) {
            if (kind.name().equals(told)) {
                return kind;
            }
        }
        throw new UnreadableOutcome("outcome");
    }

    private static @Nullable BigDecimal amount(JsonNode amount) {
        JsonNode value = amount.path("amount");
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            throw new UnreadableOutcome("amount.amount");
        }
        BigDecimal dollars = value.decimalValue();
        if (dollars.signum() < 0 || dollars.compareTo(MOST_DOLLARS) > 0 || dollars.scale() > MOST_DECIMALS) {
            throw new UnreadableOutcome("amount.amount");
        }
        return dollars;
    }

    private static @Nullable String optional(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull() ? null : text(node, field, field);
    }

    private static String text(JsonNode node, String field, String path) {
        String value = node.path(field).asString("");
        if (value.isBlank() || value.length() > LONGEST_TEXT) {
            throw new UnreadableOutcome(path);
        }
        return value;
    }
}
