package org.guichet.catalog.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NobodyActing;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
class RulesIT {
    private static final LocalDate DAY = LocalDate.parse("2023-09-30");
    private static final Errand LOADING =
            Errand.of(new Actor.Duty("load-rules", "chief-of-benefits", "oas-act"), "service-delivery");

    @Autowired
    Rules rules;

    @Autowired
    Parameters parameters;

    @Autowired
    Eligibility eligibility;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void publishTheDemoRules() {
        Acting.run(LOADING, () -> {
            parameters.record(RuleFixtures.parameters());
            rules.publish(RuleFixtures.rule("oas"));
            rules.publish(RuleFixtures.rule("gis"));
        });
    }

    @Test
    void assessesWithWhatIsPublished() {
        Assessment found = eligibility.assess(
                DAY,
                Map.of(
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
                        new BigDecimal("8400"),
                        "income.work",
                        0,
                        "maritalStatus",
                        "WIDOWED"),
                List.of());

        assertThat(found.results())
                .extracting(
                        ServiceAssessment::serviceCode, each -> each.verdict().kind())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("oas", Verdict.Kind.ELIGIBLE),
                        org.assertj.core.groups.Tuple.tuple("gis", Verdict.Kind.ELIGIBLE));
        assertThat(found.nextQuestion()).isNull();
    }

    @Test
    void publishesTheSameDefinitionOnce() {
        Acting.run(LOADING, () -> rules.publish(RuleFixtures.rule("gis")));

        assertThat(database.sql("select count(*) from catalog.rule_version where service_code = 'gis'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void refusesToChangeAPublishedVersion() {
        RuleDefinition gis = RuleFixtures.rule("gis");
        RuleDefinition changed = RuleEdits.of(gis).without("legal-status").definition();

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Acting.run(LOADING, () -> rules.publish(changed)))
                .satisfies(refused -> assertThat(refused.wrong())
                        .extracting(InvalidInput.Wrong::messageKey)
                        .containsExactly("rule.version.taken"));
    }

    @Test
    void refusesARuleWhoseExampleFails() {
        RuleDefinition lax = RuleEdits.of(RuleFixtures.rule("gis"))
                .version(2)
                .without("lives-in-canada")
                .definition();

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Acting.run(LOADING, () -> rules.publish(lax)))
                .satisfies(refused -> assertThat(refused.wrong())
                        .extracting(wrong -> wrong.arguments().getFirst())
                        .containsExactly("abroad-whatever-else"));
    }

    @Test
    void publishesNothingWithNobodyActing() {
        assertThatThrownBy(() -> rules.publish(
                        RuleEdits.of(RuleFixtures.rule("gis")).version(3).definition()))
                .isInstanceOf(NobodyActing.class);
        assertThatThrownBy(() -> parameters.record(List.of(corrected("1.00"))))
                .hasRootCauseInstanceOf(NobodyActing.class);
    }

    @Test
    void keepsTheHistoryOfACorrectedParameter() {
        Acting.run(LOADING, () -> parameters.record(List.of(corrected("699.00"))));
        Acting.run(LOADING, () -> parameters.record(List.of(corrected("698.60"))));

        assertThat(database.sql("""
                                select count(*) from catalog.rule_parameter_history where code = 'oas.full'
                                """).query(Long.class).single()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void refusesTwoValuesForOneDay() {
        ParameterValue overlapping =
                new ParameterValue("oas.full", BigDecimal.TEN, LocalDate.parse("2023-09-01"), null, "nowhere");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Acting.run(LOADING, () -> parameters.record(List.of(overlapping))));
    }

    @Test
    void retiresAVersionOnce() {
        Acting.run(
                LOADING,
                () -> rules.publish(
                        RuleEdits.of(RuleFixtures.rule("oas")).version(9).definition()));
        Acting.run(LOADING, () -> rules.retire("oas", 9));

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> Acting.run(LOADING, () -> rules.retire("oas", 9)));
        assertThat(eligibility
                        .assess(DAY, Map.of(), List.of("oas"))
                        .results()
                        .getFirst()
                        .ruleVersion())
                .isEqualTo(1);
    }

    private static ParameterValue corrected(String value) {
        return new ParameterValue(
                "oas.full",
                new BigDecimal(value),
                LocalDate.parse("2023-07-01"),
                DAY,
                "Service Canada, Old Age Security payment amounts, July to September 2023");
    }
}
