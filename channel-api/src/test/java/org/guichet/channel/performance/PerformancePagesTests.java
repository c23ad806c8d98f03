package org.guichet.channel.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.catalog.application.FormFieldEvidence;
import org.guichet.catalog.maturity.Indicator;
import org.guichet.catalog.maturity.Level;
import org.guichet.catalog.maturity.Maturity;
import org.guichet.catalog.maturity.Measured;
import org.guichet.catalog.maturity.Reading;
import org.guichet.catalog.maturity.Reading.State;
import org.guichet.catalog.maturity.Standing;
import org.guichet.catalog.maturity.Window;
import org.guichet.channel.security.SliceSecurity;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.NotFound;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest(
        controllers = PerformancePages.class,
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "org\\.guichet\\.channel\\.api\\..*"),
        properties = "guichet.security.issuer=https://issuer.example")
@Import(SliceSecurity.class)
@ComponentScan("org.guichet.channel.page")
class PerformancePagesTests {
    private static final Instant AT = Instant.parse("2024-06-03T14:00:00Z");

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Maturity maturity;

    @MockitoBean
    private AttributeDictionary dictionary;

    @Test
    void saysWhatIsStillNeeded() {
        when(maturity.all()).thenReturn(List.of(measured()));

        assertThat(mvc.get().uri("/performance").with(user("manager").roles("MANAGER")))
                .hasStatusOk()
                .bodyText()
                .contains("Information collection", "Too little data", "Prefilled and kept", "1 of 30 needed");
    }

    @Test
    void showsFiguresAndRowsInFrench() {
        when(maturity.of("information-collection")).thenReturn(measured());
        when(maturity.evidence(anyString(), anyInt()))
                .thenAnswer(call -> List.of(new FormFieldEvidence(
                        new UUID(0, 1),
                        new UUID(0, 2),
                        "gis",
                        "IN_PERSON",
                        "income.net",
                        true,
                        null,
                        null,
                        null,
                        true,
                        "CONFIRMED",
                        AT)));

        assertThat(mvc.get()
                        .uri("/performance/information-collection?lang=fr")
                        .with(user("manager").roles("MANAGER")))
                .hasStatusOk()
                .bodyText()
                .contains("Collecte de renseignements", "1 / 1", "proposal-1", "Confirmé", "Inconnu");
    }

    @Test
    void opensToManagersOnly() {
        assertThat(mvc.get().uri("/performance").with(user("agent").roles("AGENT")))
                .hasStatus(403);
        verifyNoInteractions(maturity);
    }

    @Test
    void hasNoPageForWhatIsNotComputed() {
        when(maturity.of("seamless-service")).thenThrow(new NotFound());

        assertThat(mvc.get()
                        .uri("/performance/seamless-service")
                        .with(user("manager").roles("MANAGER")))
                .failure()
                .hasRootCauseInstanceOf(NotFound.class);
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
                Map.of("IN_PERSON", standing),
                List.of(new Reading(indicator, null, 1, 1, true)),
                new Window(AT.minusSeconds(60), AT),
                "proposal-1",
                new Measured.Guardrail(1, 1));
    }
}
