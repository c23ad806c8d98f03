package org.guichet.routes.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.guichet.catalog.application.Decision;
import org.guichet.catalog.dispatch.InboxMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTranslatorTests {
    private static final String GRANTED = """
            {"applicationId":"00000000-0000-0000-0000-000000000001","outcome":"GRANTED",
             "decidedAt":"2026-01-05T10:42:00Z","amount":{"amount":698.60,"currency":"CAD","per":"month"},
             "explanation":{"en":"You receive it.","fr":"Vous la recevez."},"law":"OAS Act, s. 12"}""";

    private final OutcomeTranslator translator = new OutcomeTranslator();

    @Test
    void readsADecisionWithItsAmountAndItsLaw() {
        Decision decision = translator.decision(message(GRANTED));

        assertThat(decision)
                .isEqualTo(new Decision(
                        new UUID(0, 1),
                        "oas",
                        "outcome-1",
                        Decision.Kind.GRANTED,
                        new BigDecimal("698.60"),
                        "CAD",
                        "month",
                        "You receive it.",
                        "Vous la recevez.",
                        "OAS Act, s. 12"));
    }

    @Test
    void readsADecisionWithoutAnAmount() {
        String refused = GRANTED.replace("GRANTED", "REFUSED")
                .replace("{\"amount\":698.60,\"currency\":\"CAD\",\"per\":\"month\"}", "null");

        Decision decision = translator.decision(message(refused));

        assertThat(decision.kind()).isEqualTo(Decision.Kind.REFUSED);
        assertThat(decision.amount()).isNull();
        assertThat(decision.currency()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GRANTED,MAYBE,unreadable:outcome",
        "00000000-0000-0000-0000-000000000001,one,unreadable:applicationId",
        "698.60,'\"much\"',unreadable:amount.amount",
        "698.60,1e999,unreadable:amount.amount",
        "You receive it.,' ',unreadable:explanation.en",
        "Vous la recevez.,'',unreadable:explanation.fr",
        "'OAS Act, s. 12','',unreadable:law",
        "'{\"applicationId\"','{',unreadable:body"
    })
    void namesWhatItCannotRead(String right, String wrong, String reason) {
        String body = GRANTED.replace(right, wrong);

        assertThatThrownBy(() -> translator.decision(message(body)))
                .isInstanceOfSatisfying(
                        UnreadableOutcome.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static InboxMessage message(String body) {
        return new InboxMessage(
                new UUID(0, 9),
                "oas",
                "outcome",
                "outcome-1",
                body.getBytes(StandardCharsets.UTF_8),
                "signature",
                Instant.EPOCH,
                1);
    }
}
