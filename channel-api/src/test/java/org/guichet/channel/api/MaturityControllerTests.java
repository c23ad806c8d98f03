package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aManager;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.guichet.catalog.maturity.Indicator;
import org.guichet.catalog.maturity.Level;
import org.guichet.catalog.maturity.Maturity;
import org.guichet.catalog.maturity.Measured;
import org.guichet.catalog.maturity.Reading;
import org.guichet.catalog.maturity.Reading.State;
import org.guichet.catalog.maturity.Standing;
import org.guichet.catalog.maturity.Window;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ApiSlice(MaturityController.class)
@Import(MaturityAnswers.class)
class MaturityControllerTests {
    private static final String MATURITY = "/api/v1/maturity";

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Maturity maturity;

    @Test
    void saysWhatIsStillNeeded() {
        when(maturity.all()).thenReturn(List.of(measured()));

        assertThat(mvc.get().uri(MATURITY).with(aManager()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"capabilities": [{"id": "information-collection", "category": "Consistency",
                          "name": "Information collection", "channels": {},
                          "enterprise": {"level": "INSUFFICIENT_DATA",
                            "blockedBy": [{"indicator": "icl-prefill", "message": "1 of 30 needed"}]}}]}
                        """);
    }

    @Test
    void showsFiguresThresholdsAndRows() {
        when(maturity.of("information-collection")).thenReturn(measured());
        when(maturity.evidence(anyString(), anyInt())).thenAnswer(call -> List.of(Map.of("field", "income.net")));

        assertThat(mvc.get()
                        .uri(MATURITY + "/information-collection")
                        .header("Accept-Language", "fr")
                        .with(aManager()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"thresholdsAre": "proposal", "thresholdSet": "proposal-1",
                         "indicators": [{"id": "icl-prefill", "name": "Prérempli et conservé", "value": 1.0, "n": 1,
                            "numerator": 1, "denominator": 1, "minDenominator": 30,
                            "window": {"from": "2024-04-01T00:00:00Z", "to": "2024-06-30T00:00:00Z"},
                            "thresholds": {"DEVELOPING": null, "PRACTICING": 0.6},
                            "states": {"DEVELOPING": "NOT_REQUIRED", "PRACTICING": "INSUFFICIENT_DATA"}}],
                         "evidence": [{"field": "income.net"}]}
                        """);
    }

    @Test
    void opensToManagersOnly() {
        assertThat(mvc.get().uri(MATURITY).with(anAgent())).hasStatus(403);
        assertThat(mvc.get().uri(MATURITY)).hasStatus(401);
        verifyNoInteractions(maturity);
    }

    private static Measured measured() {
        Indicator indicator = new Indicator(
                "icl-prefill",
                "Prefilled and kept",
                false,
                false,
                Map.of(Level.PRACTICING, new BigDecimal("0.6")),
                "proposal",
                Period.ofDays(90),
                30,
                false);
        Standing standing = new Standing(
                Level.INSUFFICIENT_DATA,
                List.of(new Standing.Block("icl-prefill", Level.DEVELOPING, State.INSUFFICIENT_DATA, 1, 30)));
        return new Measured(
                "information-collection",
                "Consistency",
                standing,
                Map.of(),
                List.of(new Reading(indicator, null, 1, 1, true)),
                new Window(Instant.parse("2024-04-01T00:00:00Z"), Instant.parse("2024-06-30T00:00:00Z")),
                "proposal-1",
                new Measured.Guardrail(0, 0));
    }
}
