package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aSupervisor;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.duplicate.DuplicateReview;
import org.guichet.registry.duplicate.DuplicateReview.Path;
import org.guichet.registry.duplicate.DuplicateReview.Resolution;
import org.guichet.registry.duplicate.DuplicateReview.State;
import org.guichet.registry.duplicate.DuplicateReviews;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.matching.Level;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiSlice(DuplicateReviewController.class)
class DuplicateReviewControllerTests {
    private static final UUID ID = UUID.fromString("0197c000-0000-7000-8000-000000000001");
    private static final ClientId FIRST = new ClientId(UUID.fromString("0197c000-0000-7000-8000-000000000002"));
    private static final ClientId SECOND = new ClientId(UUID.fromString("0197c000-0000-7000-8000-000000000003"));

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private DuplicateReviews reviews;

    @Test
    void listsThePairsThatWaitWithReasonsAndWithoutValues() {
        given(reviews.waiting(50, null))
                .willReturn(new DuplicateReviews.Page(List.of(review(State.OPEN, null)), null, 1));

        assertThat(mvc.get().uri("/api/v1/duplicate-reviews").with(aSupervisor()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"total": 1, "next": null, "items": [
                          {"id": "%s", "clientIds": ["%s", "%s"], "path": "IMPORT", "state": "OPEN", "score": 21.5, "parameters": "learnt-1",
                           "reasons": [{"attribute": "phone", "agreement": "AGREES", "weight": 12.9}]}]}
                        """.formatted(ID, FIRST, SECOND));
    }

    @Test
    void takesTheDecisionOnce() {
        given(reviews.resolve(ID, new DuplicateReviews.Decision(Resolution.SAME, null, null, Map.of(), null)))
                .willReturn(review(State.SAME, ID))
                .willThrow(new StateChanged("SAME"));

        assertThat(resolve("{\"resolution\":\"SAME\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.mergeId")
                .isEqualTo(ID.toString());
        assertThat(resolve("{\"resolution\":\"SAME\"}")).hasStatus(409);
    }

    @Test
    void takesTheSurvivorAndTheReason() {
        given(reviews.resolve(ID, new DuplicateReviews.Decision(Resolution.SAME, SECOND, "same card", Map.of(), null)))
                .willReturn(review(State.SAME, ID));

        assertThat(resolve(
                        "{\"resolution\":\"SAME\",\"survivorId\":\"%s\",\"reason\":\"same card\"}".formatted(SECOND)))
                .hasStatusOk();
    }

    @Test
    void saysSoWhereAnotherMergeHasChangedThePairThatWasCompared() {
        given(reviews.resolve(
                        ID,
                        new DuplicateReviews.Decision(
                                Resolution.DIFFERENT,
                                null,
                                null,
                                Map.of(),
                                new DuplicateReviews.Compared(Set.of(FIRST, SECOND), false))))
                .willThrow(new StateChanged("CHANGED_MEANWHILE"));

        assertThat(resolve("{\"resolution\":\"DIFFERENT\",\"clientIds\":[\"%s\",\"%s\"]}".formatted(FIRST, SECOND)))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.currentState")
                .isEqualTo("CHANGED_MEANWHILE");
    }

    @Test
    void namesADecisionThatIsMissingOrDoesNotExist() {
        for (String body : List.of("{}", "{\"resolution\":\"PERHAPS\"}")) {
            assertThat(resolve(body))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.errors[*].field")
                    .asArray()
                    .containsExactly("resolution");
        }
    }

    @Test
    void opensToASupervisorAlone() {
        assertThat(mvc.get().uri("/api/v1/duplicate-reviews").with(anAgent())).hasStatus(403);
        assertThat(mvc.get().uri("/api/v1/duplicate-reviews")).hasStatus(401);
        given(reviews.resolve(any(), any())).willThrow(new AssertionError("must not be asked"));
        assertThat(mvc.post()
                        .uri("/api/v1/duplicate-reviews/{id}/resolution", ID)
                        .with(anAgent())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"resolution\":\"SAME\"}"))
                .hasStatus(403);
    }

    private MvcTestResult resolve(String body) {
        return mvc.post()
                .uri("/api/v1/duplicate-reviews/{id}/resolution", ID)
                .with(aSupervisor())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static DuplicateReview review(State state, @org.jspecify.annotations.Nullable UUID merge) {
        return new DuplicateReview(
                ID,
                FIRST,
                SECOND,
                Path.IMPORT,
                Candidate.Verdict.CERTAIN,
                21.5,
                List.of(new Candidate.Reason("phone", Candidate.Agreement.AGREES, Level.EXACT, 12.9)),
                "learnt-1",
                Instant.parse("2026-03-01T12:00:00Z"),
                state,
                merge == null ? null : Instant.parse("2026-03-01T13:00:00Z"),
                merge);
    }
}
