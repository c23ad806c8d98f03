package org.guichet.channel.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.performance.MaturityFixtures.aCapability;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.application.CompletionEvidence;
import org.guichet.catalog.application.FormFieldEvidence;
import org.guichet.catalog.maturity.Maturity;
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
        when(maturity.all()).thenReturn(List.of(aCapability("information-collection")));

        assertThat(mvc.get().uri("/performance").with(user("manager").roles("MANAGER")))
                .hasStatusOk()
                .bodyText()
                .contains("Information collection", "Too little data", "Prefilled and kept", "1 of 30 needed");
    }

    @Test
    void showsFiguresAndRowsInFrench() {
        when(maturity.of("information-collection")).thenReturn(aCapability("information-collection"));
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
                .contains("Collecte de renseignements", "1 / 1", "proposal-1", "Confirmé", "Inconnu", "Non exigé")
                .doesNotContain("??");
    }

    @Test
    void showsTheRowsOfTheOtherCapabilityUnderTheirOwnHeaders() {
        when(maturity.of("service-at-point-of-contact")).thenReturn(aCapability("service-at-point-of-contact"));
        when(maturity.evidence(anyString(), anyInt()))
                .thenAnswer(call ->
                        List.of(new CompletionEvidence(new UUID(0, 1), "gis", "SIMPLE", "IN_PERSON", AT, null, false)));

        assertThat(mvc.get()
                        .uri("/performance/service-at-point-of-contact")
                        .with(user("manager").roles("MANAGER")))
                .hasStatusOk()
                .bodyText()
                .contains("Service at point of contact", "At the contact", "Simple", "Not yet")
                .doesNotContain("Held already");
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
}
