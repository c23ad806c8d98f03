package org.guichet.demo.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OldAgeSecurityDecisionTests {
    private static final String AT = "2026-01-05T10:00:00Z";

    @Test
    void grantsASinglePersonTheSupplementAtHerIncome() {
        Outcome outcome = decide("gis", Map.of("maritalStatus", "WIDOWED", "income.net", 8400));

        assertThat(outcome.outcome()).isEqualTo("GRANTED");
        assertThat(outcome.amount()).isEqualTo(monthly("560.45")); // 881.82 - 350 + 161.63 - 133
        assertThat(outcome.law()).contains("Old Age Security Act");
        assertThat(outcome.explanation()).containsOnlyKeys("en", "fr");
    }

    @Test
    void addsBothIncomesOfACouple() {
        Outcome outcome =
                decide("gis", Map.of("maritalStatus", "PARTNERED", "income.net", "0", "partner.income.net", "0"));

        assertThat(outcome.amount()).isEqualTo(monthly("628.09"));
    }

    @Test
    void refusesTheSupplementAboveTheLimit() {
        assertThat(decide("gis", Map.of("maritalStatus", "SINGLE", "income.net", 30_000))
                        .outcome())
                .isEqualTo("REFUSED");
    }

    @Test
    void refusesToGuessAnIncome() {
        assertThat(decide("gis", Map.of("income.net", "plenty")).outcome()).isEqualTo("REFUSED");
    }

    @Test
    void refusesACoupleWhosePartnersIncomeIsNotKnown() {
        assertThat(decide("gis", Map.of("maritalStatus", "PARTNERED", "income.net", 0))
                        .outcome())
                .isEqualTo("REFUSED");
    }

    @Test
    void paysThePensionByYearsOfResidence() {
        Outcome outcome = decide("oas", Map.of("residence.yearsAfter18", 20));

        assertThat(outcome.amount()).isEqualTo(monthly("349.30"));
        assertThat(decide("oas", Map.of("residence.yearsAfter18", 9)).outcome()).isEqualTo("INELIGIBLE");
    }

    private static Outcome.Amount monthly(String dollars) {
        return Outcome.Amount.monthly(new BigDecimal(dollars));
    }

    private static Outcome decide(String service, Map<String, Object> answers) {
        return OldAgeSecurityDecision.decide(new ReceivedApplication("a", service, answers), AT);
    }
}
