package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.application.ApplicationState;
import org.guichet.catalog.application.ApplicationSummary;
import org.guichet.catalog.application.ApplicationView;
import org.guichet.catalog.application.Applying;
import org.guichet.catalog.application.Delivery;
import org.guichet.catalog.dispatch.DispatchState;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StaleVersion;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ApiSlice(ApplicationController.class)
@Import({ApplicationAnswers.class, DeliveryTexts.class})
class ApplicationControllerTests {
    private static final UUID ID = UUID.fromString("0197c000-0000-7000-8000-000000000001");
    private static final ClientId CLIENT = new ClientId(UUID.fromString("0197c000-0000-7000-8000-000000000002"));
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Applying applying;

    @Test
    void startsADraftWithItsVersionAsEntityTag() {
        given(applying.start(CLIENT, "gis")).willReturn(new Applying.Started(false, draft()));

        assertThat(mvc.post()
                        .uri("/api/v1/clients/{id}/applications", CLIENT)
                        .with(anAgent())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"serviceCode\":\"gis\"}"))
                .hasStatus(201)
                .hasHeader("ETag", "\"3\"")
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"version\": 3, \"status\": \"DRAFT\", \"answers\": [], \"missing\": [\"income.net\"]}");
    }

    @Test
    void goesOnWithTheDraftThereIs() {
        given(applying.start(CLIENT, "gis")).willReturn(new Applying.Started(true, draft()));

        assertThat(mvc.post()
                        .uri("/api/v1/clients/{id}/applications", CLIENT)
                        .with(anAgent())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"serviceCode\":\"gis\"}"))
                .hasStatusOk();
    }

    @Test
    void wantsToKnowWhichVersionTheAnswersWereGivenOn() {
        assertThat(patch(null))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("If-Match");
        assertThat(patch("three")).hasStatus(400);
    }

    @Test
    void refusesAStaleVersionAndTellsThePresentOne() {
        given(applying.answer(any(), any(), any(), anyLong())).willThrow(new StaleVersion(5));

        assertThat(patch("\"3\""))
                .hasStatus(412)
                .bodyJson()
                .extractingPath("$.currentState")
                .isEqualTo("5");
    }

    @Test
    void takesAnswersOnTheVersionNamed() {
        given(applying.answer(ID, Map.of("income.net", 8400), Set.of(), 3)).willReturn(draft());

        assertThat(patch("\"3\"")).hasStatusOk();
    }

    @Test
    void saysInPlainWordsThatTheProgrammeIsDown() {
        given(applying.submit(ID)).willReturn(submitted(false, null));

        assertThat(mvc.post()
                        .uri("/api/v1/applications/{id}/submission", ID)
                        .with(anAgent())
                        .header("Accept-Language", "en"))
                .hasStatusOk()
                .bodyJson()
                .satisfies(body -> {
                    assertThat(body).extractingPath("$.status").isEqualTo("SUBMITTED");
                    assertThat(body).extractingPath("$.deadline").isEqualTo("2026-03-29T03:59:59Z");
                    assertThat(body)
                            .extractingPath("$.delivery.message")
                            .asString()
                            .contains("Old Age Security has not answered since");
                });
    }

    @Test
    void namesEverythingThatKeepsItFromBeingSubmitted() {
        given(applying.submit(ID))
                .willThrow(new InvalidInput(List.of(
                        InvalidInput.Wrong.of("answers.phone", "input.confirm"),
                        InvalidInput.Wrong.of("answers.income.net", "input.missing"))));

        assertThat(mvc.post().uri("/api/v1/applications/{id}/submission", ID).with(anAgent()))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("answers.phone", "answers.income.net");
    }

    @Test
    void showsADecisionWithLawAmountAndExplanationInBothLanguages() {
        var decided = new ApplicationSummary.Decided(
                NOW, new BigDecimal("698.60"), "CAD", "month", "Low income.", "Faible revenu.", "OAS Act, s. 11");
        given(applying.of(ID)).willReturn(submitted(true, decided));

        assertThat(mvc.get()
                        .uri("/api/v1/applications/{id}", ID)
                        .with(marie(CLIENT.value()))
                        .header("Accept-Language", "fr"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"status": "GRANTED", "serviceName": "Supplément", "decision": {
                           "outcome": "GRANTED", "law": "OAS Act, s. 11", "explanation": "Faible revenu.",
                           "explanations": {"en": "Low income.", "fr": "Faible revenu."},
                           "amount": {"amount": 698.60, "currency": "CAD", "per": "month"}}}""");
    }

    @Test
    void answersWhatIsNotThereAndWhatIsNotYoursAlike() {
        given(applying.of(ID)).willThrow(new NotFound());

        assertThat(mvc.get().uri("/api/v1/applications/{id}", ID).with(marie(CLIENT.value())))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/not-found");
        assertThat(mvc.post()
                        .uri("/api/v1/clients/me/applications")
                        .with(anAgent())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"serviceCode\":\"gis\"}"))
                .hasStatus(404);
    }

    @Test
    void refusesStaffWithoutAContact() {
        given(applying.of(ID)).willThrow(new DisclosureRefused(UUID.randomUUID(), Disclosure.Reason.CONTACT_REQUIRED));

        assertThat(mvc.get().uri("/api/v1/applications/{id}", ID).with(anAgent()))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.reason")
                .isEqualTo("contact-required");
    }

    @Test
    void tellsThePresentStateWhereItIsTooLate() {
        given(applying.withdraw(ID)).willThrow(new StateChanged("GRANTED"));

        assertThat(mvc.post().uri("/api/v1/applications/{id}/withdrawal", ID).with(marie(CLIENT.value())))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.currentState")
                .isEqualTo("GRANTED");
    }

    @Test
    void opensToNobodyUnknown() {
        assertThat(mvc.get().uri("/api/v1/applications/{id}", ID)).hasStatus(401);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult patch(@Nullable String version) {
        var request = mvc.patch()
                .uri("/api/v1/applications/{id}", ID)
                .with(anAgent())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"answers\":{\"income.net\":8400}}");
        return version == null
                ? request.exchange()
                : request.header("If-Match", version).exchange();
    }

    private static ApplicationView draft() {
        return new ApplicationView(
                summary(ApplicationState.DRAFT, null), List.of(), List.of("income.net"), List.of(), null, null);
    }

    private static ApplicationView submitted(boolean answers, ApplicationSummary.@Nullable Decided decided) {
        ApplicationState state = decided == null ? ApplicationState.SUBMITTED : ApplicationState.GRANTED;
        Delivery delivery =
                new Delivery(DispatchState.DUE, "Old Age Security", "Sécurité de la vieillesse", answers, NOW, 2, NOW);
        return new ApplicationView(summary(state, decided), List.of(), List.of(), List.of(), null, delivery);
    }

    private static ApplicationSummary summary(ApplicationState state, ApplicationSummary.@Nullable Decided decided) {
        return new ApplicationSummary(
                ID,
                3,
                "gis",
                "Supplement",
                "Supplément",
                "oas",
                state,
                NOW,
                "IN_PERSON",
                NOW,
                "IN_PERSON",
                Instant.parse("2026-03-29T03:59:59Z"),
                null,
                decided);
    }
}
