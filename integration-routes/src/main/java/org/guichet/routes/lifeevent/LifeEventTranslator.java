package org.guichet.routes.lifeevent;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.guichet.catalog.dispatch.InboxMessage;
import org.guichet.registry.client.Verification;
import org.guichet.registry.registration.unattended.LifeEvent;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form in which programmes tell life events: {@code {event, occurredOn, collectedAt, person: {reference, facts},
 * facts}}, facts being {@code [{attribute, value, verification}]}; {@code verification} is DECLARED where it is not said.
 */
@Component
class LifeEventTranslator {
    private static final int MOST_FACTS = 100;

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** The event it tells, or {@link UnreadableLifeEvent}. */
    LifeEvent event(InboxMessage message) {
        JsonNode event = read(message.body());
        JsonNode person = event.path("person");
        return new LifeEvent(
                text(event, "event", "event"),
                time(event, "occurredOn", LocalDate::parse),
                time(event, "collectedAt", Instant::parse),
                new LifeEvent.Somebody(
                        text(person, "reference", "person.reference"), facts(person.path("facts"), "person.facts")),
                facts(event.path("facts"), "facts"));
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException notJson) {
            throw new UnreadableLifeEvent("body");
        }
    }

    private List<LifeEvent.Told> facts(JsonNode facts, String path) {
        if (facts.isMissingNode() || facts.isNull()) {
            return List.of();
        }
        if (!facts.isArray() || facts.size() > MOST_FACTS) {
            throw new UnreadableLifeEvent(path);
        }
        List<LifeEvent.Told> told = new ArrayList<>();
        for (int index = 0; index < facts.size(); index++) {
            told.add(fact(facts.path(index), path + "[" + index + "]"));
        }
        return told;
    }

    private LifeEvent.Told fact(JsonNode fact, String path) {
        JsonNode value = fact.path("value");
        if (value.isMissingNode() || value.isNull()) {
            throw new UnreadableLifeEvent(path + ".value");
        }
        return new LifeEvent.Told(
                text(fact, "attribute", path + ".attribute"),
                json.treeToValue(value, Object.class),
                verification(fact, path + ".verification"));
    }

    private static Verification verification(JsonNode fact, String path) {
        JsonNode told = fact.path("verification");
        if (told.isMissingNode() || told.isNull()) {
            return Verification.DECLARED;
        }
        for (Verification verification : Verification.values()) {
            if (verification.name().equals(told.asString(""))) {
                return verification;
            }
        }
        throw new UnreadableLifeEvent(path);
    }

    private static <T> T time(JsonNode event, String field, Function<String, T> parse) {
        try {
            return parse.apply(text(event, field, field));
        } catch (DateTimeException noTime) {
            throw new UnreadableLifeEvent(field);
        }
    }

    private static String text(JsonNode node, String field, String path) {
        String value = node.path(field).asString("");
        if (value.isBlank()) {
            throw new UnreadableLifeEvent(path);
        }
        return value;
    }
}
