package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.guichet.channel.security.SliceSecurity;
import org.guichet.channel.security.Tokens;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.identity.Comparison;
import org.guichet.registry.identity.Comparison.Counted;
import org.guichet.registry.identity.Comparison.Counts;
import org.guichet.registry.identity.Comparison.Move;
import org.guichet.registry.identity.ParameterVersions;
import org.guichet.registry.identity.ParameterVersions.Act;
import org.guichet.registry.identity.ParameterVersions.State;
import org.guichet.registry.identity.ParameterVersions.Version;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(
        controllers = ParameterPages.class,
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "org\\.guichet\\.channel\\.api\\..*"),
        properties = "guichet.security.issuer=https://issuer.example")
@Import(SliceSecurity.class)
@ComponentScan("org.guichet.channel.page")
class ParameterPagesTests {
    private static final String LIST = "/desk/matching-parameters";
    private static final String ONE = LIST + "/learnt-1";
    private static final Act SHE = new Act(Instant.parse("2026-03-01T12:00:00Z"), "PERSON", "mira", "gatineau-2");

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private ParameterVersions versions;

    @MockitoBean
    private AttributeDictionary dictionary;

    @Test
    void listsTheVersionsWithOfficeRoleAndReasonAndNobodysName() {
        given(versions.newest()).willReturn(List.of(version(State.REJECTED, List.of()), first()));

        assertThat(get(LIST))
                .hasStatusOk()
                .bodyText()
                .contains("learnt-1", "Rejected", "Gatineau 2, a supervisor", "too few people")
                .contains("2026.2", "In force", "Scheduled work", "Learn anew")
                .doesNotContain("mira", "??");
        assertThat(get(LIST + "?lang=fr"))
                .hasStatusOk()
                .bodyText()
                .contains("Rejetée", "Gatineau 2, une personne responsable")
                .doesNotContain("??");
    }

    @Test
    void learnsNothingWhileAProposalWaits() {
        given(versions.newest()).willReturn(List.of(version(State.PROPOSED, List.of()), first()));
        given(versions.learn()).willThrow(new StateChanged("PROPOSED"));

        assertThat(get(LIST)).bodyText().doesNotContain("Learn anew").contains("waits for a decision");
        assertThat(post(LIST + "/learning", null)).hasStatus(409).bodyText().contains("Another proposal waits");
    }

    @Test
    void saysWhatLearningLooksAtBeforeItDoes() {
        given(versions.learn()).willReturn(version(State.PROPOSED, List.of()));

        assertThat(get(LIST + "/learning")).hasStatusOk().bodyText().contains("ledger", "Learn and propose");
        then(versions).should(never()).learn();
        assertThat(post(LIST + "/learning", null)).hasStatus3xxRedirection().hasRedirectedUrl(ONE + "?learnt");
    }

    @Test
    void saysThatThereAreTooFewPeopleToLearnFrom() {
        given(versions.learn()).willThrow(new InvalidInput(List.of(Wrong.of("", "input.too-few-to-learn-from", "50"))));

        assertThat(post(LIST + "/learning", null)).hasStatus(400).bodyText().contains("50", "href=\"#main\"");
    }

    @Test
    void showsWhatAProposalChangesInNumbersAndInAPictureBesideThem() {
        given(versions.find("learnt-1")).willReturn(version(State.PROPOSED, List.of()));

        assertThat(get(ONE))
                .hasStatusOk()
                .bodyText()
                .contains("Of 1,000 pairs of the sample 2 are decided otherwise than under 2026.2")
                .contains("2 pairs move from “Possible” to “Certain”", "come out right")
                .contains("<svg", "aria-hidden=\"true\"", "13.5", "Put it in force", "Reject it")
                .contains("Number in the street", "where this agrees: ", "where the address is another")
                .containsPattern("15</span> <span aria-hidden=\"true\">→</span>")
                .doesNotContain("??");
        assertThat(get(ONE + "?lang=fr"))
                .hasStatusOk()
                .bodyText()
                .contains("2 paires passent de", "13,5", "La mettre en vigueur")
                .doesNotContain("??");
    }

    @Test
    void showsTheFirstVersionWithoutAComparison() {
        given(versions.find("2026.2")).willReturn(first());

        assertThat(get(LIST + "/2026.2"))
                .hasStatusOk()
                .bodyText()
                .contains("Shipped with the product", "15")
                .doesNotContain("Put it in force", "What it changes", "Upper bar");
    }

    @Test
    void offersNoWayToPutInForceWhatFailsTheCheckAndSaysWhy() {
        given(versions.find("learnt-1")).willReturn(version(State.PROPOSED, List.of("twin")));

        assertThat(get(ONE))
                .hasStatusOk()
                .bodyText()
                .contains("A twin is taken for one person", "Reject it")
                .doesNotContain("Put it in force");
    }

    @Test
    void asksForAReasonBeforeItDecides() {
        given(versions.find("learnt-1")).willReturn(version(State.PROPOSED, List.of()));

        assertThat(get(ONE + "/decision/IN_FORCE"))
                .hasStatusOk()
                .bodyText()
                .contains("Put the parameters learnt-1 in force?", "name=\"reason\"", "Not now");
        assertThat(post(ONE + "/decision/IN_FORCE", "compared"))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl(ONE + "?decided");
        then(versions).should().decide("learnt-1", true, "compared");
        assertThat(post(ONE + "/decision/REJECTED", "too few")).hasStatus3xxRedirection();
        then(versions).should().decide("learnt-1", false, "too few");
    }

    @Test
    void asksAgainWhereTheReasonIsMissingAndKeepsWhatWasTyped() {
        given(versions.find("learnt-1")).willReturn(version(State.PROPOSED, List.of()));
        given(versions.decide(any(), anyBoolean(), any()))
                .willThrow(new InvalidInput(List.of(Wrong.of("reason", "input.required"))));

        assertThat(post(ONE + "/decision/REJECTED", " "))
                .hasStatus(400)
                .bodyText()
                .contains("href=\"#reason\"", "Reject the parameters learnt-1?");
        assertThat(post(ONE + "/decision/RETIRED", "why")).hasStatus(400);
    }

    @Test
    void showsWhatSomebodyElseDecidedMeanwhile() {
        given(versions.find("learnt-1")).willReturn(version(State.REJECTED, List.of()));
        given(versions.decide("learnt-1", true, "compared")).willThrow(new StateChanged("REJECTED"));

        assertThat(post(ONE + "/decision/IN_FORCE", "compared"))
                .hasStatus(409)
                .bodyText()
                .contains("decided in the meantime", "too few people")
                .doesNotContain("Put it in force");
        assertThat(get(ONE + "/decision/IN_FORCE")).hasRedirectedUrl(ONE);
    }

    @Test
    void opensToASupervisorAlone() {
        for (String page : List.of(LIST, LIST + "/learning", ONE, ONE + "/decision/IN_FORCE")) {
            assertThat(mvc.get().uri(page).with(Tokens.anAgent())).hasStatus(403);
        }
        for (String form : List.of(LIST + "/learning", ONE + "/decision/IN_FORCE")) {
            assertThat(mvc.post().uri(form).with(Tokens.anAgent()).with(csrf())).hasStatus(403);
        }
        then(versions).shouldHaveNoInteractions();
    }

    private MvcTestResult get(String page) {
        return mvc.get().uri(page).with(Tokens.aSupervisor()).exchange();
    }

    private MvcTestResult post(String form, @Nullable String reason) {
        var request = mvc.post().uri(form).with(Tokens.aSupervisor()).with(csrf());
        return (reason == null ? request : request.param("reason", reason)).exchange();
    }

    private static Version version(State state, List<String> wrong) {
        Counts sample = new Counts(
                1000,
                Map.of("CERTAIN", 20L, "POSSIBLE", 50L, "NONE", 930L),
                Map.of("CERTAIN", 22L, "POSSIBLE", 48L, "NONE", 930L),
                2,
                List.of(new Move("POSSIBLE", "CERTAIN", 2)));
        Counts checked = new Counts(10, Map.of("CERTAIN", 1L), Map.of("CERTAIN", 1L), 0, List.of());
        Map<String, Map<String, Double>> weights = Map.of(
                "phone", Map.of("EXACT", 13.52, "DIFFERENT", -1.6),
                "address.number", Map.of("EXACT", 5.9, "DIFFERENT", -2.1),
                "address.number within a move", Map.of("EXACT", 4.9, "DIFFERENT", -0.7),
                "dateOfBirth within givenName", Map.of("EXACT", 14.0, "DIFFERENT", -5.0));
        return new Version(
                "learnt-1",
                state,
                "learnt",
                "500 records",
                weights,
                SHE,
                state == State.PROPOSED ? null : SHE,
                state == State.PROPOSED ? null : "too few people",
                new Comparison(
                        "2026.2",
                        Map.of("phone", Map.of("EXACT", 15.0, "DIFFERENT", -1.6)),
                        new Counted(sample, checked, wrong)));
    }

    private static Version first() {
        Act shipping = new Act(SHE.at(), "DUTY", "ship-matching-parameters", "");
        return new Version(
                "2026.2",
                State.IN_FORCE,
                "by hand",
                "nothing",
                Map.of("phone", Map.of("EXACT", 15.0)),
                shipping,
                shipping,
                null,
                null);
    }
}
