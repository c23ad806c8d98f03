package org.guichet.routes.oldagesecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.dispatch.ClaimedDispatch;
import org.guichet.catalog.dispatch.Decision.Permitted;
import org.guichet.registry.client.ClientId;
import org.junit.jupiter.api.Test;

class OldAgeSecurityTranslatorTests {
    private static final ClaimedDispatch DISPATCH = new ClaimedDispatch(
            new UUID(0, 1),
            "oas",
            "application",
            new ClientId(new UUID(0, 2)),
            new UUID(0, 3),
            "benefit-administration",
            Set.of("income.net"),
            1,
            1);

    private final OldAgeSecurityTranslator translator = new OldAgeSecurityTranslator();

    @Test
    void writesTheAgreedFieldsAndNothingElse() {
        Map<String, Object> content = content();
        content.put("note", "not for the programme");

        assertThat(text(content)).isEqualTo("""
                {"answers":{"income.net":8400,"maritalStatus":"WIDOWED"},"applicationId":"a","serviceCode":"gis",\
                "submittedAt":"2026-01-05T10:42:00Z"}""");
    }

    @Test
    void writesTheSameBytesForTheSameContent() {
        Map<String, Object> turned = new LinkedHashMap<>();
        turned.put("answers", Map.of("maritalStatus", "WIDOWED", "income.net", 8400));
        content().forEach(turned::putIfAbsent);

        assertThat(text(turned)).isEqualTo(text(content()));
    }

    @Test
    void refusesToSendHalfAMessage() {
        Map<String, Object> content = content();
        content.remove("answers");

        assertThatThrownBy(() -> text(content)).hasMessageContaining("answers");
    }

    @Test
    void tellsACorrectionWhereCorrectionsAreTaken() {
        Map<String, Object> content = Map.of(
                "correctionId", "c",
                "clientId", "p",
                "attribute", "address.line",
                "value", "2 Main Street",
                "correctedAt", "2026-01-05T10:42:00Z");

        assertThat(translator.path(new Permitted(DISPATCH, content))).isEqualTo("corrections");
        assertThat(translator.path(new Permitted(DISPATCH, content()))).isEqualTo("applications");
        assertThat(text(content)).isEqualTo("""
                {"attribute":"address.line","clientId":"p","correctedAt":"2026-01-05T10:42:00Z","correctionId":"c",\
                "value":"2 Main Street"}""");
    }

    @Test
    void tellsThatAValueWasWithdrawn() {
        Map<String, Object> content = Map.of(
                "correctionId", "c",
                "clientId", "p",
                "attribute", "dateOfDeath",
                "withdrawn", true,
                "correctedAt", "2026-01-05T10:42:00Z");

        assertThat(translator.path(new Permitted(DISPATCH, content))).isEqualTo("corrections");
        assertThat(text(content)).isEqualTo("""
                {"attribute":"dateOfDeath","clientId":"p","correctedAt":"2026-01-05T10:42:00Z","correctionId":"c",\
                "withdrawn":true}""");
    }

    @Test
    void tellsAWithdrawalWhereWithdrawalsAreTaken() {
        Map<String, Object> content = Map.of(
                "consentId", "c",
                "clientId", "p",
                "purpose", "benefit-administration",
                "dataCategories", List.of("income"),
                "withdrawnAt", "2026-01-05T10:42:00Z");

        assertThat(translator.path(new Permitted(DISPATCH, content))).isEqualTo("withdrawals");
        assertThat(text(content)).isEqualTo("""
                {"clientId":"p","consentId":"c","dataCategories":["income"],"purpose":"benefit-administration",\
                "withdrawnAt":"2026-01-05T10:42:00Z"}""");
    }

    @Test
    void readsTheReceipt() {
        assertThat(translator.receipt("{\"receipt\":\"OAS-000001\"}")).isEqualTo("OAS-000001");
    }

    @Test
    void takesAnAnswerWithoutAReadableReceiptAsAnAnswer() {
        assertThat(translator.receipt("thank you")).isEmpty();
        assertThat(translator.receipt("")).isEmpty();
    }

    private String text(Map<String, Object> content) {
        return new String(translator.message(new Permitted(DISPATCH, content)), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("applicationId", "a");
        content.put("serviceCode", "gis");
        content.put("submittedAt", "2026-01-05T10:42:00Z");
        content.put("answers", Map.of("income.net", 8400, "maritalStatus", "WIDOWED"));
        return content;
    }
}
