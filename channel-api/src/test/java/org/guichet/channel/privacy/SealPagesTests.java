package org.guichet.channel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aManager;
import static org.guichet.channel.security.Tokens.aPrivacyOfficer;
import static org.guichet.channel.security.Tokens.staff;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guichet.channel.security.SliceSecurity;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.protection.Encounter;
import org.guichet.registry.protection.Encounters;
import org.guichet.registry.protection.Protecting;
import org.guichet.registry.protection.Protection;
import org.guichet.registry.protection.SealedClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WebMvcTest(
        controllers = SealPages.class,
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "org\\.guichet\\.channel\\.api\\..*"),
        properties = "guichet.security.issuer=https://issuer.example")
@Import(SliceSecurity.class)
@ComponentScan("org.guichet.channel.page")
class SealPagesTests {
    private static final UUID ID = UUID.fromString("0197c000-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ClientId CLIENT = new ClientId(new UUID(1, 1));

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Protecting protecting;

    @MockitoBean
    private Encounters encounters;

    @MockitoBean
    private AttributeDictionary dictionary;

    private final RequestPostProcessor cleared = SecurityMockMvcRequestPostProcessors.user("sealing")
            .roles(Role.PRIVACY_OFFICER.name(), Role.CLEARED.name());

    @Test
    void listsSealedClientsAndWhoCameUponThemInBothLanguages() {
        SealedClient sealed = new SealedClient(
                ID, CLIENT, "in danger", "witness-act", "protection-office", NOW, LocalDate.of(2026, 2, 1), true);
        Encounter encounter = new Encounter(
                ID, CLIENT, true, 20, List.of("familyName"), NOW, "PERSON", "agent", "gatineau-counter", "PHONE", null);
        given(protecting.sealed(50, null)).willReturn(new Protecting.Page(List.of(sealed), null, 1));
        given(encounters.waiting(50, null)).willReturn(new Encounters.Page(List.of(encounter), null, 1));

        assertThat(mvc.get().uri("/privacy/sealed").with(cleared))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "One sealed client",
                        "in danger",
                        "Look again",
                        "Certainly her",
                        "Gatineau counter",
                        "/privacy/sealed/clients/" + CLIENT + "/unsealing",
                        "/privacy/sealed/encounters/" + ID + "/closing");
        assertThat(mvc.get().uri("/privacy/sealed?lang=fr").with(cleared))
                .hasStatusOk()
                .bodyText()
                .contains("Dossiers sous scellé", "À réexaminer");
    }

    @Test
    void sealsWhatWasTyped() {
        assertThat(mvc.post()
                        .uri("/privacy/sealed/new")
                        .param("client", CLIENT.toString())
                        .param("authority", "witness-act")
                        .param("reason", "in danger")
                        .param("officer", "protection-office")
                        .param("reviewOn", "2027-03-31")
                        .with(cleared)
                        .with(csrf()))
                .hasStatus(302);
        then(protecting)
                .should()
                .seal(
                        CLIENT,
                        new Protection("in danger", "witness-act", "protection-office", LocalDate.of(2027, 3, 31)));
    }

    @Test
    void namesEveryWrongFieldAndSealsNobody() {
        given(protecting.wrongWith(any()))
                .willReturn(List.of(
                        Wrong.of("reason", "input.required"),
                        Wrong.of("authority", "input.required"),
                        Wrong.of("reviewOn", "input.required")));
        assertThat(mvc.post()
                        .uri("/privacy/sealed/new")
                        .param("client", "nobody")
                        .param("reviewOn", "next year")
                        .with(cleared)
                        .with(csrf()))
                .hasStatus(400)
                .bodyText()
                .contains(
                        "Client id must be an identifier",
                        "Reason is needed",
                        "Legal authority is needed",
                        "To be looked at again on must be a date");
        then(protecting).should(never()).seal(any(), any());
    }

    @Test
    void saysThatThereIsNoSuchClient() {
        willThrow(new NotFound()).given(protecting).seal(any(), any());
        assertThat(mvc.post()
                        .uri("/privacy/sealed/new")
                        .param("client", CLIENT.toString())
                        .with(cleared)
                        .with(csrf()))
                .hasStatus(400)
                .bodyText()
                .contains("is no client we know");
    }

    @Test
    void unsealsAndClosesWithAReason() {
        String unsealing = "/privacy/sealed/clients/" + CLIENT + "/unsealing";
        assertThat(mvc.get().uri(unsealing).with(cleared))
                .hasStatusOk()
                .bodyText()
                .contains("Unseal a record");
        assertThat(mvc.post()
                        .uri(unsealing)
                        .param("reason", "safe")
                        .with(cleared)
                        .with(csrf()))
                .hasStatus(302);
        then(protecting).should().unseal(CLIENT, "safe");

        String closing = "/privacy/sealed/encounters/" + ID + "/closing";
        assertThat(mvc.get().uri(closing).with(cleared))
                .hasStatusOk()
                .bodyText()
                .contains("somebody has looked");
        willThrow(new InvalidInput(List.of(Wrong.of("reason", "input.required"))))
                .given(encounters)
                .close(ID, "");
        assertThat(mvc.post().uri(closing).param("reason", "").with(cleared).with(csrf()))
                .hasStatus(400)
                .bodyText()
                .contains("Reason is needed");
    }

    @Test
    void opensToNobodyWithoutTheGrant() {
        for (RequestPostProcessor other :
                List.of(aPrivacyOfficer(), aManager(), staff("agent-desk", "agent", Role.SUPERVISOR, Role.CLEARED))) {
            assertThat(mvc.get().uri("/privacy/sealed").with(other)).hasStatus(403);
            assertThat(mvc.get().uri("/privacy/sealed/new").with(other)).hasStatus(403);
        }
    }
}
