package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aProgramme;
import static org.guichet.channel.security.Tokens.aSupervisor;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.catalog.clientview.ConsentHistory;
import org.guichet.catalog.clientview.Consenting;
import org.guichet.catalog.telling.WithdrawalNotice;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.ConsentEvent;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.Invalidity;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.consent.Said;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.receipt.Delivery;
import org.guichet.registry.receipt.ReceiptForm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ApiSlice(ConsentController.class)
class ConsentControllerTests {
    private static final ClientId MARIE = new ClientId(UUID.fromString("0197c000-0000-7000-8000-000000000002"));
    private static final UUID ID = UUID.fromString("0197c000-0000-7000-8000-000000000003");
    private static final String OWN = "/api/v1/clients/me/consents";
    private static final String WITHDRAWAL = "/api/v1/consents/" + ID + "/withdrawal";
    private static final NewConsent INCOME =
            new NewConsent("service-delivery", List.of("guichet"), List.of("income"), "2026-1", "fr", "PORTAL", null);
    private static final String BODY = """
            {"purpose": "service-delivery", "recipients": ["guichet"], "dataCategories": ["income"],
             "noticeVersion": "2026-1", "language": "fr", "method": "PORTAL"}
            """;

    private static final Said SAID = new Said("2026-1", "fr", "PORTAL", null, null, null);
    private static final String WORD = """
            {"noticeVersion": "2026-1", "language": "fr", "method": "PORTAL"}
            """;

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Consenting consenting;

    @Test
    void recordsAConsentAsItWasGiven() {
        given(consenting.give(MARIE, INCOME)).willReturn(consent(ConsentRecord.State.GIVEN));

        assertThat(post(OWN, BODY, marie(MARIE.value())))
                .hasStatus(201)
                .hasHeader("Location", "/api/v1/consents/" + ID)
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"id\": \"%s\", \"state\": \"GIVEN\", \"recipients\": [\"guichet\"]}".formatted(ID));
    }

    @Test
    void listsTheClientsConsents() {
        given(consenting.of(MARIE)).willReturn(List.of(consent(ConsentRecord.State.GIVEN)));

        assertThat(mvc.get().uri(OWN).with(marie(MARIE.value())))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"total\": 1, \"items\": [{\"id\": \"%s\"}]}".formatted(ID));
    }

    @Test
    void withdrawsAConsent() {
        given(consenting.withdraw(ID)).willReturn(consent(ConsentRecord.State.WITHDRAWN));

        assertThat(post(WITHDRAWAL, "", marie(MARIE.value())))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void takesWhatWasReadOnTheTelephoneAndWhoSpokeForTheClient() {
        UUID paul = UUID.randomUUID();
        NewConsent spoken = new NewConsent(
                "service-delivery",
                List.of("guichet"),
                List.of("income"),
                "2026-1",
                "fr",
                "PHONE_SCRIPT",
                null,
                "script-3",
                new ClientId(paul));
        given(consenting.give(MARIE, spoken)).willReturn(consent(ConsentRecord.State.GIVEN));
        String body = BODY.strip()
                .replace("PORTAL", "PHONE_SCRIPT")
                .replaceAll("}$", ", \"scriptVersion\": \"script-3\", \"representativeId\": \"" + paul + "\"}");

        assertThat(post("/api/v1/clients/" + MARIE + "/consents", body, anAgent()))
                .hasStatus(201);
    }

    @Test
    void asksForAConsentAndTakesTheAnswer() {
        given(consenting.request(eq(MARIE), any())).willReturn(consent(ConsentRecord.State.REQUESTED));
        given(consenting.answer(ID, true, SAID)).willReturn(consent(ConsentRecord.State.GIVEN));
        given(consenting.answer(ID, false, SAID)).willReturn(consent(ConsentRecord.State.REFUSED));
        given(consenting.renew(ID, SAID)).willReturn(consent(ConsentRecord.State.RENEWED));
        String asked = """
                {"purpose": "service-delivery", "recipients": ["guichet"], "dataCategories": ["income"],
                 "noticeVersion": "2026-1", "language": "fr"}
                """;

        assertThat(post("/api/v1/clients/" + MARIE + "/consent-requests", asked, anAgent()))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("REQUESTED");
        for (var answer : Map.of("giving", "GIVEN", "refusal", "REFUSED", "renewal", "RENEWED")
                .entrySet()) {
            assertThat(post("/api/v1/consents/" + ID + "/" + answer.getKey(), WORD, marie(MARIE.value())))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.state")
                    .isEqualTo(answer.getValue());
        }
    }

    @Test
    void namesEveryFieldOfAnAnswerThatIsMissing() {
        assertThat(post("/api/v1/consents/" + ID + "/renewal", "{}", marie(MARIE.value())))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactlyInAnyOrder("noticeVersion", "language", "method");
        verifyNoInteractions(consenting);
    }

    @Test
    void leavesAskingToStaffAndInvalidatingToSupervisors() {
        refuses(post("/api/v1/clients/me/consent-requests", BODY, marie(MARIE.value())), 403, "not-granted");
        String invalidation = "/api/v1/consents/" + ID + "/invalidation";
        refuses(post(invalidation, "{\"reason\": \"NOT_FREE\"}", anAgent()), 403, "not-granted");
        refuses(post(invalidation, "{\"reason\": \"because\"}", aSupervisor()), 400, "invalid-input");
        verifyNoInteractions(consenting);
        given(consenting.invalidate(ID, Invalidity.NOT_FREE)).willReturn(consent(ConsentRecord.State.INVALIDATED));
        assertThat(post(invalidation, "{\"reason\": \"NOT_FREE\"}", aSupervisor()))
                .hasStatusOk();
    }

    @Test
    void showsTheChainAndWhoWasToldWithoutNamingStaff() {
        ConsentEvent event = new ConsentEvent(
                1,
                ConsentRecord.State.GIVEN,
                Instant.parse("2026-03-01T12:00:00Z"),
                null,
                "COUNTER_DOCUMENT",
                Assurance.HIGH,
                Actor.Kind.PERSON,
                null,
                "IN_PERSON",
                ID,
                "2026-1",
                "fr",
                null,
                null);
        WithdrawalNotice notice = new WithdrawalNotice("oas", Instant.parse("2026-03-02T12:00:00Z"), "DUE", null, null);
        Delivery delivered = new Delivery(
                ID, 1, ReceiptForm.PAGE, Instant.parse("2026-03-01T12:05:00Z"), Actor.Kind.PERSON, "IN_PERSON");
        given(consenting.history(ID))
                .willReturn(new ConsentHistory(
                        consent(ConsentRecord.State.WITHDRAWN), List.of(event), List.of(notice), List.of(delivered)));

        assertThat(mvc.get().uri("/api/v1/consents/" + ID + "/events").with(marie(MARIE.value())))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"total": 1, "items": [{"sequence": 1, "state": "GIVEN", "dpvState": "dpv:ConsentGiven", "by": "PERSON",
                         "method": "COUNTER_DOCUMENT", "assurance": "HIGH", "noticeVersion": "2026-1", "language": "fr"}],
                         "told": [{"recipient": "oas", "state": "DUE", "toldAt": null}],
                         "receipts": [{"receiptId": "%s", "sequence": 1, "form": "PAGE", "by": "PERSON",
                                       "channel": "IN_PERSON", "at": "2026-03-01T12:05:00Z"}]}
                        """.formatted(ID));
    }

    @Test
    void namesEveryFieldThatIsMissing() {
        assertThat(post(OWN, "{\"language\": \" \"}", marie(MARIE.value())))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactlyInAnyOrder(
                        "purpose", "noticeVersion", "language", "method", "recipients", "dataCategories");
        verifyNoInteractions(consenting);
    }

    @Test
    void namesAListWithNothingInAPlaceOfItOnce() {
        String holes =
                BODY.replace("[\"guichet\"]", "[\"guichet\", null, null]").replace("[\"income\"]", "[null]");

        namesBothLists(post(OWN, holes, marie(MARIE.value())));
        String question = holes.replace(", \"method\": \"PORTAL\"", "");
        namesBothLists(post("/api/v1/clients/" + MARIE + "/consent-requests", question, anAgent()));
        verifyNoInteractions(consenting);
    }

    private static void namesBothLists(MvcTestResult answer) {
        assertThat(answer)
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactlyInAnyOrder("recipients", "dataCategories");
    }

    @Test
    void takesWhateverIsNamedTwiceOnce() {
        given(consenting.give(MARIE, INCOME)).willReturn(consent(ConsentRecord.State.GIVEN));

        assertThat(post(OWN, BODY.replace("\"guichet\"", "\"guichet\", \"guichet\""), marie(MARIE.value())))
                .hasStatus(201);
    }

    @Test
    void refusesWhatExceedsTheNotice() {
        given(consenting.give(any(), any()))
                .willThrow(new InvalidInput(List.of(Wrong.of("recipients", "input.missing"))));

        refuses(post(OWN, BODY, marie(MARIE.value())), 400, "invalid-input");
    }

    @Test
    void refusesWhatNoLongerPermitsAnything() {
        given(consenting.withdraw(ID)).willThrow(new StateChanged("WITHDRAWN"));

        MvcTestResult answer = post(WITHDRAWAL, "", marie(MARIE.value()));

        refuses(answer, 409, "state-changed");
        assertThat(answer).bodyJson().extractingPath("$.currentState").isEqualTo("WITHDRAWN");
    }

    @Test
    void answersAlikeForAConsentThatIsNotThereAndOneThatIsNone() {
        given(consenting.withdraw(ID)).willThrow(new NotFound());

        refuses(post(WITHDRAWAL, "", marie(MARIE.value())), 404, "not-found");
        refuses(mvc.get().uri(OWN).with(anAgent()).exchange(), 404, "not-found");
    }

    @Test
    void refusesAnAgentWithoutAContact() {
        given(consenting.of(MARIE)).willThrow(new DisclosureRefused(ID, Reason.CONTACT_REQUIRED));
        given(consenting.give(eq(MARIE), any())).willThrow(new DisclosureRefused(ID, Reason.CONTACT_REQUIRED));
        given(consenting.withdraw(ID)).willThrow(new DisclosureRefused(ID, Reason.CONTACT_REQUIRED));
        String consents = "/api/v1/clients/" + MARIE + "/consents";

        refuses(mvc.get().uri(consents).with(anAgent()).exchange(), 403, "disclosure-refused");
        refuses(post(consents, BODY, anAgent()), 403, "disclosure-refused");
        refuses(post(WITHDRAWAL, "", anAgent()), 403, "disclosure-refused");
    }

    @Test
    void refusesWhoIsNotSignedInAndProgrammes() {
        refuses(mvc.get().uri(OWN).exchange(), 401, "sign-in");
        refuses(mvc.post().uri(WITHDRAWAL).exchange(), 401, "sign-in");
        refuses(mvc.get().uri(OWN).with(aProgramme("oas")).exchange(), 403, "not-granted");
        refuses(post(WITHDRAWAL, "", aProgramme("oas")), 403, "not-granted");
        verifyNoInteractions(consenting);
    }

    private MvcTestResult post(String path, String body, RequestPostProcessor caller) {
        return mvc.post()
                .uri(path)
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static void refuses(MvcTestResult answer, int status, String type) {
        assertThat(answer)
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/" + type);
    }

    private static ConsentRecord consent(ConsentRecord.State state) {
        return new ConsentRecord(
                ID,
                MARIE,
                "service-delivery",
                List.of("income"),
                List.of("guichet"),
                "2026-1",
                "fr",
                state,
                Instant.parse("2026-03-01T12:00:00Z"),
                null,
                "PORTAL",
                null,
                false);
    }
}
