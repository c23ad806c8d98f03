package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.clientview.ClientView;
import org.guichet.catalog.clientview.ClientViews;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.registration.Looked;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.registration.unattended.SelfRegistering;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiSlice(ClientController.class)
@Import({ClientViewAnswers.class, ApplicationAnswers.class, DeliveryTexts.class})
class ClientControllerTests {
    private static final ClientId CLIENT = new ClientId(UUID.fromString("0197c000-0000-7000-8000-000000000002"));

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Searching searching;

    @MockitoBean
    private Registration registration;

    @MockitoBean
    private SelfRegistering herself;

    @MockitoBean
    private ClientViews views;

    @Test
    void showsAViewWithEveryPartNamedInTheContract() {
        given(views.of(CLIENT))
                .willReturn(new ClientView(
                        CLIENT,
                        "service-delivery",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        ClientKind.PERSON,
                        null,
                        List.of()));

        assertThat(mvc.get()
                        .uri("/api/v1/clients/{id}?purpose=service-delivery", CLIENT)
                        .with(anAgent()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"clientId": "%s", "kind": "PERSON", "facts": [], "applications": [], "contacts": [], "suggestions": [],
                         "consents": [], "gaps": [], "emergencies": []}""".formatted(CLIENT));
    }

    @Test
    void wantsTwoCriteriaOrAnIdentifier() {
        assertThat(post("/search", "{\"familyName\":\"Tremblay\"}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/invalid-input");
    }

    @Test
    void findsNobodyWithoutPretending() {
        given(searching.search(any())).willReturn(new Searching.Found(List.of(), false));

        assertThat(post("/search", "{\"familyName\":\"Tremblay\",\"dateOfBirth\":\"1955-10-02\"}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"candidates\": [], \"truncated\": false}");
    }

    @Test
    void tellsTheThreeWaysARegistrationEnds() {
        String body = "{\"facts\":[{\"attribute\":\"givenName\",\"value\":\"Marie\"}]}";

        given(registration.register(any(), any(), any())).willReturn(new Registered.New(CLIENT));
        assertThat(post("", body))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.outcome")
                .isEqualTo("REGISTERED");

        given(registration.register(any(), any(), any())).willReturn(new Registered.AlreadyKnown(CLIENT));
        assertThat(post("", body))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.outcome")
                .isEqualTo("ALREADY_KNOWN");

        given(registration.register(any(), any(), any())).willReturn(new Registered.NeedsReview(List.of(), true));
        assertThat(post("", body))
                .hasStatus(202)
                .bodyJson()
                .extractingPath("$.outcome")
                .isEqualTo("NEEDS_REVIEW");
    }

    @Test
    void passesOnWhatAnAgentWhoHasLookedSays() {
        given(registration.register(any(), any(), any())).willReturn(new Registered.New(CLIENT));
        String facts = "{\"facts\":[{\"attribute\":\"givenName\",\"value\":\"Marie\"}]";

        post("", facts + ",\"notTheSame\":[\"" + CLIENT + "\"],\"apart\":{\"reason\":\"new here\"}}");
        verify(registration).register(eq(ClientKind.PERSON), any(), eq(new Looked(Set.of(CLIENT), "new here")));
        post("", facts + ",\"apart\":{}}");
        verify(registration).register(eq(ClientKind.PERSON), any(), eq(new Looked(Set.of(), "")));
        post("", facts + "}");
        verify(registration).register(eq(ClientKind.PERSON), any(), eq(Looked.NOT_YET));
    }

    @Test
    void namesEveryFactWithoutAttributeOrValue() {
        assertThat(post("", "{\"facts\":[{\"value\":1},{\"attribute\":\"givenName\"}]}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("facts[0].attribute", "facts[1].value");
    }

    @Test
    void keepsSearchAndRegistrationToStaff() {
        assertThat(mvc.post()
                        .uri("/api/v1/clients/search")
                        .with(marie(CLIENT.value()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"familyName\":\"Tremblay\",\"givenName\":\"Marie\"}"))
                .hasStatus(403);
    }

    @Test
    void knowsNoMeForStaffAndNoIdThatIsNone() {
        assertThat(mvc.get().uri("/api/v1/clients/me").with(anAgent())).hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/clients/42").with(anAgent())).hasStatus(404);
    }

    private MvcTestResult post(String path, String body) {
        return mvc.post()
                .uri("/api/v1/clients" + path)
                .with(anAgent())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
