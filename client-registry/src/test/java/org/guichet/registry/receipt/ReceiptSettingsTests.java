package org.guichet.registry.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiptSettingsTests {
    @Test
    void namesAllThatIsMissingOrWrongAtOnce() {
        PartyDetails half = new PartyDetails(
                "Department",
                null,
                "1 Elgin Street",
                "Ottawa",
                "ON",
                "K1P",
                "Canada",
                "Office",
                "Bureau",
                "nobody",
                "1",
                "ftp://x");
        Handling odd = new Handling(
                "https://x.example",
                "CAN",
                List.of(),
                List.of("CA", "there"),
                "two years",
                Map.of("p", "P0D"),
                "so",
                " ",
                null);

        assertThatThrownBy(() -> new ReceiptSettings(half, odd, Map.of("oas", PartyDetails.EMPTY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "guichet.receipt.controller.name-fr",
                        "guichet.receipt.controller.country",
                        "guichet.receipt.controller.email",
                        "guichet.receipt.controller.url",
                        "guichet.receipt.handling.jurisdiction",
                        "guichet.receipt.handling.storage-locations",
                        "guichet.receipt.handling.processing-locations",
                        "guichet.receipt.handling.retention,",
                        "guichet.receipt.handling.retention-by-purpose.p",
                        "guichet.receipt.handling.withdrawal-fr",
                        "guichet.receipt.handling.withdrawal-url",
                        "guichet.receipt.recipients.oas.phone")
                .hasMessageNotContainingAny("controller.name-en", "policy-url", "withdrawal-en");
    }

    @Test
    void isGivenWholeOrNotAtAll() {
        ReceiptSettings none = new ReceiptSettings(null, null, null);

        assertThatThrownBy(none::whoAnswers).isInstanceOf(CannotIssue.class);
        assertThatThrownBy(none::howItIsKept).isInstanceOf(CannotIssue.class);
        assertThatThrownBy(() -> new ReceiptSettings(Chains.DEPARTMENT, null, null))
                .hasMessageContaining("guichet.receipt.handling.jurisdiction");
        assertThatThrownBy(() -> new ReceiptSettings(null, Chains.HANDLING, null))
                .hasMessageContaining("guichet.receipt.controller.name-en");
    }

    @Test
    void aPurposeMayHaveAPeriodOfItsOwn() {
        assertThat(Chains.HANDLING.retention("benefit-suggestion")).isEqualTo("P6M");
        assertThat(Chains.HANDLING.retention("service-delivery")).isEqualTo("P2Y");
    }
}
