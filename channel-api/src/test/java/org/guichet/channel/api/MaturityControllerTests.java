package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.performance.MaturityFixtures.aCapability;
import static org.guichet.channel.security.Tokens.aManager;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import org.guichet.catalog.maturity.Maturity;
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
        when(maturity.all()).thenReturn(List.of(aCapability("information-collection")));

        assertThat(mvc.get().uri(MATURITY).with(aManager()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"capabilities": [{"id": "information-collection", "category": "Consistency",
                          "name": "Information collection",
                          "channels": {"IN_PERSON": {"level": "INSUFFICIENT_DATA"}},
                          "enterprise": {"level": "INSUFFICIENT_DATA",
                            "blockedBy": [{"indicator": "icl-prefill", "message": "1 of 30 needed"}]}}]}
                        """);
    }

    @Test
    void showsFiguresThresholdsAndRows() {
        when(maturity.of("information-collection")).thenReturn(aCapability("information-collection"));
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
}
