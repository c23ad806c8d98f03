package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aPrivacyOfficer;
import static org.guichet.channel.security.Tokens.aSupervisor;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.duplicate.Exposure;
import org.guichet.registry.duplicate.Exposures;
import org.guichet.registry.duplicate.MergeSummary;
import org.guichet.registry.duplicate.Merging;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ApiSlice(MergeController.class)
class MergeControllerTests {
    private static final UUID ID = UUID.fromString("0197c000-0000-7000-8000-000000000001");
    private static final ClientId SURVIVOR = new ClientId(UUID.fromString("0197c000-0000-7000-8000-000000000002"));
    private static final ClientId MERGED = new ClientId(UUID.fromString("0197c000-0000-7000-8000-000000000003"));
    private static final UUID FACT = UUID.fromString("0197c000-0000-7000-8000-000000000004");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String BODY =
            "{\"survivorId\":\"%s\",\"mergedId\":\"%s\",\"reason\":\"same card\"}".formatted(SURVIVOR, MERGED);

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Merging merging;

    @MockitoBean
    private Exposures exposures;

    @Test
    void mergesAndAnswersWithTheMerge() {
        given(merging.merge(SURVIVOR, MERGED, "same card", Map.of())).willReturn(ID);

        assertThat(post(aSupervisor(), BODY))
                .hasStatus(201)
                .bodyJson()
                .isStrictlyEqualTo("{\"id\": \"%s\"}".formatted(ID));
    }

    @Test
    void takesTheChoiceOfAFact() {
        given(merging.merge(SURVIVOR, MERGED, "same card", Map.of("givenName", FACT)))
                .willReturn(ID);

        assertThat(post(aSupervisor(), BODY.replace("}", ",\"choices\":{\"givenName\":\"%s\"}}".formatted(FACT))))
                .hasStatus(201);
    }

    @Test
    void namesEveryFieldThatIsMissing() {
        assertThat(post(aSupervisor(), "{}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("survivorId", "mergedId", "reason");
    }

    @Test
    void answersEachRefusalWithItsProblem() {
        given(merging.merge(any(), any(), any(), any()))
                .willThrow(new StateChanged("MERGED"))
                .willThrow(new NotFound())
                .willThrow(new DisclosureRefused(ID, Disclosure.Reason.CONTACT_REQUIRED));

        assertThat(post(aSupervisor(), BODY))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/state-changed");
        assertThat(post(aSupervisor(), BODY)).hasStatus(404);
        assertThat(post(aSupervisor(), BODY))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.reason")
                .isEqualTo("contact-required");
    }

    @Test
    void opensToASupervisorAlone() {
        assertThat(post(anAgent(), BODY)).hasStatus(403);
        assertThat(mvc.delete().uri("/api/v1/merges/{id}", ID).with(anAgent())).hasStatus(403);
        assertThat(mvc.post().uri("/api/v1/merges")).hasStatus(401);
    }

    @Test
    void takesAMergeBackOnce() {
        assertThat(mvc.delete().uri("/api/v1/merges/{id}", ID).with(aSupervisor()))
                .hasStatus(204);
        then(merging).should().unmerge(ID, null);
        willThrow(new StateChanged("UNDONE")).given(merging).unmerge(ID, "two cards");

        assertThat(mvc.delete()
                        .uri("/api/v1/merges/{id}", ID)
                        .with(aSupervisor())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"two cards\"}"))
                .hasStatus(409);
    }

    @Test
    void tellsThePrivacyOfficerAloneWhoSawMixedData() {
        given(exposures.of(ID, 1, "earlier")).willReturn(new Exposures.Seen(merge(), List.of(exposure()), "later", 3));

        assertThat(mvc.get()
                        .uri("/api/v1/merges/{id}/exposures?limit=1&cursor=earlier", ID)
                        .with(aPrivacyOfficer()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"survivorId": "%s", "mergedId": "%s", "truncated": true, "next": "later", "total": 3, "items": [
                          {"action": "READ", "who": "PERSON", "office": "ottawa-1", "receiverCode": "guichet",
                           "ofMerged": ["phone"], "ofSurvivor": ["givenName"]}]}
                        """.formatted(SURVIVOR, MERGED));
        assertThat(mvc.get().uri("/api/v1/merges/{id}/exposures", ID).with(aSupervisor()))
                .hasStatus(403);
    }

    private MvcTestResult post(RequestPostProcessor caller, String body) {
        return mvc.post()
                .uri("/api/v1/merges")
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static MergeSummary merge() {
        return new MergeSummary(ID, SURVIVOR, MERGED, "same card", NOW, null, null);
    }

    private static Exposure exposure() {
        LoggedEntry entry = new LoggedEntry(
                ID,
                NOW,
                AccessEntry.Kind.READ,
                "PERSON",
                "agent",
                "ottawa-1",
                null,
                "service-delivery",
                List.of("AUTHORITY:test"),
                "staff-in-contact",
                "guichet",
                "IN_PERSON",
                null,
                List.of("givenName", "phone"),
                null,
                2);
        return new Exposure(entry, List.of("phone"), List.of("givenName"));
    }
}
