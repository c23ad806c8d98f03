package org.guichet.catalog.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.guichet.catalog.eligibility.Rulebook.Edition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The analysts' scenarios of Service Canada's estimator, for the two services whose rules are written. */
class OldAgeSecurityScenarioTests {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.02");
    private static final Edition EDITION = RuleFixtures.theDemoRules();

    record Expected(String verdict, BigDecimal monthlyAmount) {}

    record Scenario(String id, String tier, LocalDate asOf, Map<String, Object> facts, Map<String, Expected> expected) {
        @Override
        public String toString() {
            return id + " tier " + tier;
        }
    }

    record Scenarios(List<Scenario> cases) {}

    static Stream<Scenario> scenarios() {
        return RuleFixtures.JSON
                .readerFor(Scenarios.class)
                .without(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .<Scenarios>readValue(RuleFixtures.resource("/benefits/oas-gis-2023q3.json"))
                .cases()
                .stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void paysWhatTheAnalystsComputed(Scenario scenario) {
        Map<String, Object> facts = FactReading.readOrRefuse(scenario.facts(), scenario.asOf(), EDITION.vocabulary());
        for (String service : List.of("oas", "gis")) {
            ServiceAssessment found = new Judgement(
                            EDITION.rule(service, scenario.asOf()).orElseThrow(),
                            EDITION.parameters(),
                            facts,
                            scenario.asOf(),
                            false)
                    .judge();
            Expected expected =
                    Optional.ofNullable(scenario.expected().get(service)).orElseThrow();
            assertThat(found.verdict().kind().name())
                    .as(service)
                    .isEqualTo(expected.verdict().replace("UNAVAILABLE", "INELIGIBLE"));
            assertThat(Optional.ofNullable(found.amount())
                            .map(ServiceAssessment.Estimate::amount)
                            .orElse(BigDecimal.ZERO))
                    .as(service + " amount, missing " + found.missing())
                    .isCloseTo(expected.monthlyAmount(), org.assertj.core.data.Offset.offset(TOLERANCE));
            assertThat(found.missing()).as(service).isEmpty();
        }
    }
}
