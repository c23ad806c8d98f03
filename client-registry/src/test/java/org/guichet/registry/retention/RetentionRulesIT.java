package org.guichet.registry.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.Stewards;
import org.guichet.registry.holding.Keeping;
import org.guichet.registry.holding.Keepings;
import org.guichet.registry.protection.Protected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A rule takes two people and the law's two years. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Protected.class, Retained.class, RetentionRulesIT.Kinds.class})
class RetentionRulesIT {
    private static final String USED = "test-used-" + UUID.randomUUID();
    private static final String UNUSED = "test-unused-" + UUID.randomUUID();

    @TestConfiguration
    static class Kinds {
        @Bean
        Keepings twoKinds() {
            return () -> List.of(kind(USED, true), kind(UNUSED, false));
        }

        private static Keeping kind(String code, boolean administrative) {
            return new Keeping(code, "enquiries", administrative, """
                    select ''::text as key, null::uuid as client_id, now() as since where false
                    """, List.of());
        }
    }

    @Autowired
    private RetentionRules rules;

    @Autowired
    private Retained retained;

    @Autowired
    private Protected people;

    @ParameterizedTest
    @ValueSource(strings = {"P1Y", "P23M", "P730D", "P1Y364D", "P103W"})
    void isNeverShorterThanTwoYearsForWhatIsUsedToDecide(String period) {
        assertWrong(Retained.draft(USED, period), "period");
        assertThatThrownBy(() -> Stewards.officer(() -> rules.write(Retained.draft(USED, period))))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.wrong())
                                .extracting(Wrong::messageKey)
                                .containsExactly("input.period.two-years"));
        assertThat(Stewards.officer(() -> rules.write(Retained.draft(UNUSED, period)))
                        .period())
                .isEqualTo(java.time.Period.parse(period).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"P2Y", "P24M", "P731D", "P10Y", "p2y"})
    void mayBeTwoYearsOrLonger(String period) {
        RetentionRule rule = retained.rule(USED, period);

        assertThat(rule.confirmedBy()).isEqualTo("manager-unlike");
        assertThat(rule.writtenBy()).isEqualTo("privacy-unlike");
        assertThat(Stewards.officer(() -> rules.find(USED)).inForce()).contains(rule);
    }

    @Test
    void refusesARuleNamingEveryWrongField() {
        assertWrong(RuleDraft.EMPTY, "kind", "period", "instrumentEn", "instrumentFr", "provision", "validFrom");
        for (String period : List.of("two years", "P0D", "-P2Y", "P2Y-1D", "P101Y", "PT48H", "P99999999999Y")) {
            assertWrong(new RuleDraft("no-such", period, "a", "b", "c", "2001-01-01"), "kind", "period", "validFrom");
        }
    }

    @Test
    void countsOnceSomebodyElseHasConfirmedIt() {
        RetentionRule before = retained.rule(USED, "P5Y");
        RetentionRule written = officer(() -> rules.write(Retained.draft(USED, "P3Y")));

        assertThat(officer(() -> rules.find(USED)).inForce()).contains(before);
        assertThat(officer(() -> rules.find(USED)).waiting()).containsExactly(written);
        assertThat(officer(() -> rules.mayConfirm(written))).isFalse();
        assertThat(Stewards.manager(() -> rules.mayConfirm(written))).isTrue();
        assertThatThrownBy(() -> officer(() -> rules.confirm(USED, written.version())))
                .isInstanceOf(NotGranted.class);

        RetentionRule confirmed = Stewards.manager(() -> rules.confirm(USED, written.version()));

        assertThat(officer(() -> rules.find(USED)).inForce()).contains(confirmed);
        assertThatThrownBy(() -> Stewards.manager(() -> rules.confirm(USED, written.version())))
                .isInstanceOf(StateChanged.class);
        assertThatThrownBy(() -> Stewards.manager(() -> rules.confirm(USED, 4711)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aVersionThatALaterOneHasOvertakenCountsNoMore() {
        RetentionRule earlier = officer(() -> rules.write(Retained.draft(USED, "P3Y")));
        retained.rule(USED, "P4Y");

        assertThatThrownBy(() -> Stewards.manager(() -> rules.confirm(USED, earlier.version())))
                .isInstanceOfSatisfying(
                        StateChanged.class,
                        changed -> assertThat(changed.currentState()).isEqualTo("OVERTAKEN"));
    }

    @Test
    void countsFromItsFirstDayOnlyAndTheOneBeforeUntilThen() {
        RetentionRule now = retained.rule(USED, "P6Y");
        RuleDraft draft = Retained.draft(USED, "P2Y");
        RetentionRule coming = officer(() -> rules.write(new RuleDraft(
                draft.kind(),
                draft.period(),
                draft.instrumentEn(),
                draft.instrumentFr(),
                draft.provision(),
                Stewards.TODAY.plusDays(30).toString())));
        Stewards.manager(() -> rules.confirm(USED, coming.version()));

        assertThat(officer(() -> rules.find(USED)).inForce()).contains(now);
    }

    @Test
    void onlyStewardsWriteAndOnlyOfficersAndStewardsRead() {
        for (Runnable work :
                List.<Runnable>of(() -> rules.write(Retained.draft(USED, "P2Y")), () -> rules.confirm(USED, 1))) {
            assertThatThrownBy(() -> Acting.run(people.officer(), work)).isInstanceOf(NotGranted.class);
        }
        assertThat(Acting.as(people.officer(), rules::all)).isNotEmpty();
        assertThatThrownBy(() -> Acting.as(people.agent(), rules::all)).isInstanceOf(NotGranted.class);
        assertThatThrownBy(() -> officer(() -> rules.find("no-such"))).isInstanceOf(NotFound.class);
    }

    @Test
    void whatAnInstallationDeclaresCountsAtOnceAndChangesNothingThatIsThere() {
        String kind = UNUSED;
        officer(() -> rules.write(Retained.draft(kind, "P9D")));
        int versions = officer(() -> rules.find(kind)).versions().size();

        officer(() -> {
            rules.declare(List.of(Retained.draft(kind, "P1D")));
            return versions;
        });

        assertThat(officer(() -> rules.find(kind)).versions()).hasSize(versions);
    }

    private void assertWrong(RuleDraft draft, String... fields) {
        assertThatThrownBy(() -> officer(() -> rules.write(draft)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.wrong())
                                .extracting(Wrong::field)
                                .containsExactlyInAnyOrder(fields));
    }

    private static <T> T officer(Supplier<T> work) {
        return Stewards.officer(work);
    }
}
