package org.guichet.catalog.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.guichet.catalog.eligibility.RuleDefinition.Criterion;
import org.guichet.catalog.eligibility.Rulebook.Edition;
import org.guichet.catalog.eligibility.ServiceAssessment.Outcome;
import org.guichet.catalog.eligibility.ServiceAssessment.RatesFor;
import org.guichet.catalog.eligibility.ServiceAssessment.Remark;
import org.guichet.catalog.publicservice.Bilingual;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.junit.jupiter.api.Test;

/** What an assessment says, and what it leaves open. */
class AssessmentTests {
    private static final LocalDate DAY = LocalDate.parse("2023-09-30");
    private static final LocalDate LATER = LocalDate.parse("2026-05-01");
    private static final RatesFor QUARTER = new RatesFor(LocalDate.parse("2023-07-01"), DAY);
    private static final Edition EDITION = RuleFixtures.theDemoRules();
    private static final Map<String, Object> A_WIDOW_OF_68 = Map.of(
            "dateOfBirth",
            "1955-03-01",
            "legalStatus",
            true,
            "residence.country",
            "CA",
            "residence.yearsAfter18",
            40,
            "oas.receiving",
            true,
            "oas.deferralMonths",
            0,
            "income.net",
            8400,
            "income.work",
            0,
            "maritalStatus",
            "WIDOWED");

    @Test
    void tellsTheAmountWithThePeriodOfItsRates() {
        ServiceAssessment found = assess("gis", DAY, A_WIDOW_OF_68, false);

        // 881.82 - floor(8400 / 24) + 161.63 - floor(6400 / 48)
        assertThat(amount(found))
                .isEqualTo(new ServiceAssessment.Estimate(new BigDecimal("560.45"), "month", QUARTER, List.of()));
        assertThat(found.remarks()).isEmpty();
    }

    @Test
    void givesTheVerdictWithoutAnAmountWhereNoRatesAreHeld() {
        ServiceAssessment found = assess("gis", LATER, A_WIDOW_OF_68, false);

        assertThat(found.verdict()).isInstanceOf(Verdict.Eligible.class);
        assertThat(found.amount()).isNull();
        assertThat(found.missing()).isEmpty();
        assertThat(found.remarks()).containsExactly(Remark.NO_RATES_HELD_FOR_DATE);
    }

    @Test
    void estimatesAtTheLatestRatesHeldAndSaysWhich() {
        ServiceAssessment found = assess("gis", LATER, A_WIDOW_OF_68, true);

        assertThat(amount(found).ratesFor()).isEqualTo(QUARTER);
        assertThat(amount(found).amount()).isEqualByComparingTo("560.45");
        assertThat(found.remarks()).containsExactly(Remark.AT_LATEST_RATES_HELD);
    }

    @Test
    void takesNoIncomeForUnknownRatherThanNothing() {
        Map<String, Object> facts = without("income.net");

        ServiceAssessment found = assess("gis", DAY, facts, false);

        assertThat(found.verdict()).isInstanceOf(Verdict.Eligible.class);
        assertThat(found.amount()).isNull();
        assertThat(found.missing()).containsExactly("income.net");
    }

    @Test
    void asksOnlyWhatTheVerdictNeeds() {
        assertThat(assess("gis", DAY, Map.of("residence.country", "US"), false).verdict())
                .isInstanceOf(Verdict.Ineligible.class);
        assertThat(assess("gis", DAY, without("legalStatus"), false).verdict())
                .isEqualTo(new Verdict.Undetermined(java.util.Set.of("legalStatus")));
    }

    @Test
    void saysWhatWouldFlipAFailedCriterionOnly() {
        ServiceAssessment found = assess("oas", DAY, Map.of("age", 64, "legalStatus", true), false);

        assertThat(found.criteria())
                .allSatisfy(each -> assertThat(each.wouldFlip() != null).isEqualTo(each.outcome() == Outcome.FALSE));
        assertThat(found.criteria())
                .filteredOn(each -> each.outcome() == Outcome.FALSE)
                .hasSize(1);
    }

    @Test
    void letsAgeWinOverTheDateOfBirth() {
        Map<String, Object> facts = new HashMap<>(A_WIDOW_OF_68);
        facts.put("age", 64.5);

        assertThat(assess("oas", DAY, facts, false).verdict()).isInstanceOf(Verdict.Ineligible.class);
    }

    @Test
    void tellsTheRepaymentBesideTheAmount() {
        Map<String, Object> facts = new HashMap<>(A_WIDOW_OF_68);
        facts.put("income.net", 92000);

        ServiceAssessment found = assess("oas", DAY, facts, false);

        assertThat(amount(found).amount()).isEqualByComparingTo("698.60");
        assertThat(found.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.amount()).isEqualByComparingTo("127.99"));
    }

    @Test
    void saysWhatItTookForGranted() {
        Map<String, Object> facts = new HashMap<>(A_WIDOW_OF_68);
        facts.putAll(Map.of(
                "maritalStatus", "PARTNERED",
                "livingApartInvoluntarily", false,
                "partner.age", 70,
                "partner.legalStatus", true,
                "partner.residence.yearsAfter18", 40,
                "partner.income.net", 0,
                "partner.income.work", 0));

        assertThat(amount(assess("gis", DAY, facts, false)).assumptions()).hasSize(1);
        facts.put("partner.oas.receiving", true);
        assertThat(amount(assess("gis", DAY, facts, false)).assumptions()).isEmpty();
    }

    @Test
    void asksNextWhatMostServicesWaitFor() {
        List<ServiceAssessment> results = List.of(
                assess("oas", DAY, without("dateOfBirth"), false), assess("gis", DAY, without("dateOfBirth"), false));

        NextQuestion next = Objects.requireNonNull(NextQuestions.choose(EDITION, DAY, results));

        assertThat(next.attribute()).isEqualTo("age");
        assertThat(next.settles()).isEqualTo(2);
        assertThat(next.valueAtStake()).isGreaterThan(new BigDecimal("2000"));
    }

    @Test
    void asksNothingWhenNothingIsOpen() {
        assertThat(NextQuestions.choose(EDITION, DAY, List.of(assess("gis", DAY, A_WIDOW_OF_68, false))))
                .isNull();
    }

    @Test
    void refusesCriteriaThatDoNotTypeCheckOrNameTheUnknown() {
        assertThat(wrongWith("income.net")).containsExactly("rule.expression.type");
        assertThat(wrongWith("shoe.size > 40.0")).containsExactly("rule.expression.invalid");
        assertThat(wrongWith("income.net < p.no.such.limit")).containsExactly("rule.expression.invalid");
        assertThat(wrongWith("age >= 'old'")).containsExactly("rule.expression.invalid");
    }

    @Test
    void refusesAVerdictThatRestsOnAnAssumption() {
        assertThat(wrongWith("partnerOnPension")).containsExactly("rule.criterion.assumes");
        assertThat(wrongWith("asCouple > 0.0")).containsExactly("rule.criterion.assumes");
    }

    @Test
    void namesEveryWrongValue() {
        List<Wrong> wrong = new ArrayList<>();

        FactReading.read(
                Map.of(
                        "age", -1,
                        "shoeSize", 42,
                        "legalStatus", "yes",
                        "dateOfBirth", "1955-02-30",
                        "residence.country", "XX",
                        "maritalStatus", "MERRY",
                        "income.net", "much"),
                DAY,
                EDITION.vocabulary(),
                wrong);

        assertThat(wrong)
                .extracting(Wrong::field)
                .containsExactlyInAnyOrder(
                        "facts.age",
                        "facts.shoeSize",
                        "facts.legalStatus",
                        "facts.dateOfBirth",
                        "facts.residence.country",
                        "facts.maritalStatus",
                        "facts.income.net");
    }

    private static List<String> wrongWith(String expression) {
        Bilingual text = new Bilingual("x", "x");
        RuleDefinition rule = RuleEdits.of(RuleFixtures.rule("gis"))
                .only(new Criterion("tried", expression, text, text, null))
                .definition();
        List<Wrong> wrong = new ArrayList<>();
        RuleCompiler.compile(rule, EDITION.vocabulary(), EDITION.parameters().codes(), wrong);
        return wrong.stream().map(Wrong::messageKey).toList();
    }

    private static ServiceAssessment.Estimate amount(ServiceAssessment found) {
        return Objects.requireNonNull(found.amount());
    }

    private static Map<String, Object> without(String attribute) {
        Map<String, Object> fewer = new HashMap<>(A_WIDOW_OF_68);
        fewer.remove(attribute);
        return fewer;
    }

    private static ServiceAssessment assess(String service, LocalDate day, Map<String, ?> facts, boolean latest) {
        return new Judgement(
                        EDITION.rule(service, day).orElseThrow(),
                        EDITION.parameters(),
                        FactReading.readOrRefuse(facts, day, EDITION.vocabulary()),
                        day,
                        latest)
                .judge();
    }
}
