package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aManager;
import static org.guichet.channel.security.Tokens.aPartner;
import static org.guichet.channel.security.Tokens.aPrivacyOfficer;
import static org.guichet.channel.security.Tokens.aProgramme;
import static org.guichet.channel.security.Tokens.aSupervisor;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.identity.Comparison;
import org.guichet.registry.identity.Comparison.Counts;
import org.guichet.registry.identity.Comparison.Move;
import org.guichet.registry.identity.ParameterVersions;
import org.guichet.registry.identity.ParameterVersions.Act;
import org.guichet.registry.identity.ParameterVersions.State;
import org.guichet.registry.identity.ParameterVersions.Version;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ApiSlice(MatchingParametersController.class)
class MatchingParametersControllerTests {
    private static final String PATH = "/api/v1/matching-parameters";
    private static final String DECISION = PATH + "/learnt-1/decision";
    private static final String REJECTED = "{\"decision\":\"REJECTED\",\"reason\":\"too few people\"}";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private ParameterVersions versions;

    @Test
    void listsTheVersionsWithWhoDecidedAndWhy() {
        given(versions.newest()).willReturn(List.of(decided()));

        assertThat(mvc.get().uri(PATH).with(aSupervisor()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"total": 1, "items": [
                          {"version": "learnt-1", "state": "REJECTED", "proposedBy": "PERSON", "proposedOffice": "gatineau-2",
                           "decidedBy": "PERSON", "decidedOffice": "ottawa-1", "reason": "too few people"}]}
                        """)
                .doesNotHavePath("$.items[0].decidedById");
    }

    @Test
    void learnsAndShowsWhatTheProposalWouldChange() {
        given(versions.learn()).willReturn(proposed());

        assertThat(mvc.post().uri(PATH).with(aSupervisor()))
                .hasStatus(201)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"version": "learnt-1", "state": "PROPOSED", "decidedAt": null, "weights": {"phone": {"EXACT": 13.5}},
                         "comparison": {
                           "with": "2026.2", "weights": {"phone": {"EXACT": 15.0}}, "wrong": ["twin"],
                           "sample": {"pairs": 10, "before": {"CERTAIN": 2, "POSSIBLE": 5, "NONE": 3},
                                      "after": {"CERTAIN": 3, "POSSIBLE": 4, "NONE": 3}, "moved": 1,
                                      "moves": [{"before": "POSSIBLE", "after": "CERTAIN", "pairs": 1}]},
                           "checked": {"pairs": 0, "moved": 0}}}
                        """);
    }

    @Test
    void learnsNothingFromTooFewPeopleNorWhileAProposalWaits() {
        given(versions.learn())
                .willThrow(new InvalidInput(List.of(Wrong.of("", "input.too-few-to-learn-from", "50"))))
                .willThrow(new StateChanged("PROPOSED"));

        assertThat(mvc.post().uri(PATH).with(aSupervisor()))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .asString()
                .contains("50");
        assertThat(mvc.post().uri(PATH).with(aSupervisor()))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.currentState")
                .isEqualTo("PROPOSED");
    }

    @Test
    void takesADecisionWithItsReasonOnce() {
        given(versions.decide("learnt-1", false, "too few people"))
                .willReturn(decided())
                .willThrow(new StateChanged("REJECTED"));

        assertThat(decide(aSupervisor(), REJECTED))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("REJECTED");
        assertThat(decide(aSupervisor(), REJECTED))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.currentState")
                .isEqualTo("REJECTED");
    }

    @Test
    void namesADecisionThatIsMissingOrDoesNotExistAndAReasonThatIsMissing() {
        given(versions.decide("learnt-1", true, null))
                .willThrow(new InvalidInput(List.of(Wrong.of("reason", "input.required"))));

        for (String body : List.of("{\"reason\":\"why\"}", "{\"decision\":\"RETIRED\",\"reason\":\"why\"}")) {
            assertThat(decide(aSupervisor(), body))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.errors[*].field")
                    .asArray()
                    .containsExactly("decision");
        }
        assertThat(decide(aSupervisor(), "{\"decision\":\"IN_FORCE\"}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("reason");
    }

    @Test
    void knowsAVersionByNameOrNot() {
        given(versions.find("learnt-1")).willReturn(proposed());
        given(versions.find("learnt-2")).willThrow(new NotFound());

        assertThat(mvc.get().uri(PATH + "/learnt-1").with(aSupervisor())).hasStatusOk();
        assertThat(mvc.get().uri(PATH + "/learnt-2").with(aSupervisor())).hasStatus(404);
    }

    @Test
    void opensToASupervisorAlone() {
        for (RequestPostProcessor caller : List.of(
                anAgent(), aManager(), aPrivacyOfficer(), aPartner(), aProgramme("ei"), marie(UUID.randomUUID()))) {
            assertThat(mvc.get().uri(PATH).with(caller)).hasStatus(403);
            assertThat(mvc.get().uri(PATH + "/learnt-1").with(caller)).hasStatus(403);
            assertThat(mvc.post().uri(PATH).with(caller)).hasStatus(403);
            assertThat(decide(caller, REJECTED)).hasStatus(403);
        }
        assertThat(mvc.get().uri(PATH)).hasStatus(401);
        assertThat(mvc.post().uri(DECISION)).hasStatus(401);
        then(versions).shouldHaveNoInteractions();
    }

    private MvcTestResult decide(RequestPostProcessor caller, String body) {
        return mvc.post()
                .uri(DECISION)
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static Version proposed() {
        Counts sample = new Counts(
                10,
                Map.of("CERTAIN", 2L, "POSSIBLE", 5L, "NONE", 3L),
                Map.of("CERTAIN", 3L, "POSSIBLE", 4L, "NONE", 3L),
                1,
                List.of(new Move("POSSIBLE", "CERTAIN", 1)));
        return new Version(
                "learnt-1",
                State.PROPOSED,
                "expectation maximization",
                "61 records",
                Map.of("phone", Map.of("EXACT", 13.5)),
                new Act(NOW, "PERSON", "mira", "gatineau-2"),
                null,
                null,
                new Comparison(
                        "2026.2",
                        Map.of("phone", Map.of("EXACT", 15.0)),
                        new Comparison.Counted(
                                sample, new Counts(0, Map.of(), Map.of(), 0, List.of()), List.of("twin"))));
    }

    private static Version decided() {
        Version proposed = proposed();
        return new Version(
                proposed.version(),
                State.REJECTED,
                proposed.method(),
                proposed.learntOn(),
                proposed.weights(),
                proposed.proposed(),
                new Act(NOW, "PERSON", "supervisor", "ottawa-1"),
                "too few people",
                null);
    }
}
