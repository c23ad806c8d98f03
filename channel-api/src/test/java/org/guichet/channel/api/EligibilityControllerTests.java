package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guichet.catalog.eligibility.Assessment;
import org.guichet.catalog.eligibility.Eligibility;
import org.guichet.catalog.eligibility.NextQuestion;
import org.guichet.catalog.eligibility.ServiceAssessment;
import org.guichet.catalog.eligibility.ServiceAssessment.Estimate;
import org.guichet.catalog.eligibility.ServiceAssessment.Judged;
import org.guichet.catalog.eligibility.ServiceAssessment.Outcome;
import org.guichet.catalog.eligibility.ServiceAssessment.RatesFor;
import org.guichet.catalog.eligibility.ServiceAssessment.Remark;
import org.guichet.catalog.eligibility.Verdict;
import org.guichet.catalog.publicservice.Bilingual;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiSlice(EligibilityController.class)
class EligibilityControllerTests {
    private static final LocalDate DAY = LocalDate.parse("2023-09-30");
    private static final Bilingual LAW = new Bilingual("the Act", "la Loi");
    private static final RatesFor QUARTER = new RatesFor(LocalDate.parse("2023-07-01"), DAY);

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Eligibility eligibility;

    @Autowired
    private Clock clock;

    @Test
    void answersWithoutSigningIn() {
        given(eligibility.assess(DAY, Map.of("legalStatus", true), List.of("gis")))
                .willReturn(new Assessment(DAY, List.of(found(eligible(), Set.of())), null));

        MvcTestResult answer =
                post("{\"asOf\":\"2023-09-30\",\"facts\":{\"legalStatus\":true},\"services\":[\"gis\"]}", "en");

        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"asOf": "2023-09-30", "nextQuestion": null, "results": [
                          {"serviceCode": "gis", "ruleVersion": 1, "verdict": "ELIGIBLE",
                           "amount": {"amount": 560.45, "currency": "CAD", "per": "month",
                                      "ratesFor": {"from": "2023-07-01", "to": "2023-09-30"}},
                           "criteria": [{"id": "pension", "outcome": "TRUE", "text": "You qualify", "law": "the Act"}],
                           "missing": [], "remarks": []}]}
                        """);
        assertThat(answer).bodyText().doesNotContain("wouldFlip");
    }

    @Test
    void speaksFrenchAndSaysWhyThereIsNoAmount() {
        Verdict open = new Verdict.Undetermined(Set.of("income.net"));
        given(eligibility.assess(any(), any(), any()))
                .willReturn(new Assessment(
                        DAY,
                        List.of(found(open, EnumSet.of(Remark.NO_RATES_HELD_FOR_DATE))),
                        new NextQuestion(
                                "income.net", new Bilingual("Income?", "Revenu?"), 1, new BigDecimal("1043.45"))));

        assertThat(post("{}", "fr-CA")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"results": [{"verdict": "UNDETERMINED", "missing": ["income.net"],
                          "criteria": [{"text": "Vous y avez droit", "law": "la Loi"}],
                          "remarks": [{"code": "no-rates-held-for-date"}]}],
                         "nextQuestion": {"attribute": "income.net", "text": "Revenu?", "settles": 1,
                           "valueAtStake": {"amount": 1043.45, "currency": "CAD", "per": "month"}}}
                        """);
    }

    @Test
    void assessesAsOfTodayWhereNoDateIsGiven() {
        given(eligibility.assess(any(), any(), any())).willReturn(new Assessment(DAY, List.of(), null));

        assertThat(post("{\"facts\":{\"income.net\":null}}", "en")).hasStatusOk();

        then(eligibility)
                .should()
                .assess(eq(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)), any(), eq(List.of()));
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        given(eligibility.check(any(), any(), any()))
                .willReturn(List.of(
                        Wrong.of("facts.shoeSize", "input.unknown-attribute"),
                        Wrong.of("services[0]", "input.unknown-service")));

        assertThat(post("{\"asOf\":\"2023-02-30\",\"facts\":{\"shoeSize\":42},\"services\":[\"shoes\"]}", "en"))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("asOf", "facts.shoeSize", "services[0]");
        then(eligibility).should(never()).assess(any(), any(), any());
    }

    @Test
    void refusesADateBeyondAnyLife() {
        assertThat(post("{\"asOf\":\"+99999-01-01\"}", "en")).hasStatus(400);
        assertThat(post("{\"facts\":[]}", "en")).hasStatus(400);
        assertThat(post("{\"fact\":{}}", "en")).hasStatus(400);
    }

    private MvcTestResult post(String body, String language) {
        return mvc.post()
                .uri("/api/v1/eligibility/assessments")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Accept-Language", language)
                .content(body)
                .exchange();
    }

    private static Verdict eligible() {
        return new Verdict.Eligible();
    }

    private static ServiceAssessment found(Verdict verdict, Set<Remark> remarks) {
        boolean eligible = verdict instanceof Verdict.Eligible;
        return new ServiceAssessment(
                "gis",
                new Bilingual("Guaranteed Income Supplement", "Supplément de revenu garanti"),
                1,
                LAW,
                verdict,
                List.of(new Judged(
                        "pension",
                        eligible ? Outcome.TRUE : Outcome.UNKNOWN,
                        new Bilingual("You qualify", "Vous y avez droit"),
                        LAW,
                        null)),
                Outcome.UNKNOWN,
                eligible ? new Estimate(new BigDecimal("560.45"), "month", QUARTER, List.of()) : null,
                List.of(),
                eligible ? Set.of() : Set.of("income.net"),
                Set.of(),
                remarks);
    }
}
