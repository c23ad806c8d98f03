package org.guichet.routes.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.dispatch.InboxMessage;
import org.guichet.registry.client.Verification;
import org.guichet.registry.registration.unattended.LifeEvent;
import org.guichet.registry.registration.unattended.LifeEvent.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifeEventTranslatorTests {
    private static final String CHANGED = """
            {"event":"income-changed","occurredOn":"2026-01-01","collectedAt":"2026-01-05T10:42:00Z",
             "person":{"reference":"88-1","facts":[{"attribute":"givenName","value":"Unlike"}]},
             "facts":[{"attribute":"income.net","value":18400.50,"verification":"SOURCE_VERIFIED"}]}""";

    private final LifeEventTranslator translator = new LifeEventTranslator();

    @Test
    void readsWhoItHappenedToWhatAndSinceWhen() {
        assertThat(translator.event(message(CHANGED)))
                .isEqualTo(new LifeEvent(
                        "income-changed",
                        LocalDate.of(2026, 1, 1),
                        Instant.parse("2026-01-05T10:42:00Z"),
                        new LifeEvent.Somebody("88-1", List.of(new Told("givenName", "Unlike", Verification.DECLARED))),
                        List.of(new Told("income.net", new BigDecimal("18400.50"), Verification.SOURCE_VERIFIED))));
    }

    @Test
    void readsABirthThatChangesNothing() {
        String birth = CHANGED.substring(0, CHANGED.indexOf(",\n \"facts\"")) + "}";

        assertThat(translator.event(message(birth)).facts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "income-changed,' ',unreadable:event",
        "2026-01-01,yesterday,unreadable:occurredOn",
        "2026-01-05T10:42:00Z,2026-01-05,unreadable:collectedAt",
        "88-1,'',unreadable:person.reference",
        "givenName,'',unreadable:person.facts[0].attribute",
        "'\"Unlike\"',null,unreadable:person.facts[0].value",
        "SOURCE_VERIFIED,SURE,unreadable:facts[0].verification",
        "'[{\"attribute\":\"income.net\",\"value\":18400.50,\"verification\":\"SOURCE_VERIFIED\"}]',7,unreadable:facts",
        "'{\"event\"','{',unreadable:body"
    })
    void namesWhatItCannotRead(String right, String wrong, String reason) {
        assertThatThrownBy(() -> translator.event(message(CHANGED.replace(right, wrong))))
                .isInstanceOfSatisfying(
                        UnreadableLifeEvent.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static InboxMessage message(String body) {
        return new InboxMessage(
                new UUID(0, 9),
                "oas",
                "life-event",
                "event-1",
                body.getBytes(StandardCharsets.UTF_8),
                "signature",
                Instant.EPOCH,
                1);
    }
}
