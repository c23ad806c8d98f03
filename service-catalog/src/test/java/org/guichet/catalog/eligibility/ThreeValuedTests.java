package org.guichet.catalog.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.guichet.catalog.eligibility.Rulebook.Edition;
import org.guichet.catalog.eligibility.ServiceAssessment.Judged;
import org.guichet.catalog.eligibility.ServiceAssessment.Outcome;

/** Missing is not zero and not no: whatever is learned later, what was settled stays settled. */
class ThreeValuedTests {
    private static final LocalDate DAY = LocalDate.parse("2023-09-30");
    private static final Edition EDITION = RuleFixtures.theDemoRules();
    private static final List<String> SERVICES = List.of("oas", "gis");

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aSettledVerdictNeverChangesWhenAFactIsAdded(
            @ForAll("facts") Map<String, Object> all, @ForAll("attributes") String missing) {
        Assume.that(all.containsKey(missing));
        Map<String, Object> fewer = new HashMap<>(all);
        fewer.remove(missing);

        for (String service : SERVICES) {
            ServiceAssessment before = assess(service, fewer);
            ServiceAssessment after = assess(service, all);
            if (!(before.verdict() instanceof Verdict.Undetermined)) {
                assertThat(after.verdict().kind()).isEqualTo(before.verdict().kind());
            }
            for (int i = 0; i < before.criteria().size(); i++) {
                Judged known = before.criteria().get(i);
                if (known.outcome() != Outcome.UNKNOWN) {
                    assertThat(after.criteria().get(i).outcome()).isEqualTo(known.outcome());
                }
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void anAmountWithoutAssumptionsNeverChangesWhenAFactIsAdded(
            @ForAll("facts") Map<String, Object> all, @ForAll("attributes") String missing) {
        Map<String, Object> fewer = new HashMap<>(all);
        fewer.remove(missing);

        for (String service : SERVICES) {
            ServiceAssessment.Estimate before = assess(service, fewer).amount();
            if (before != null && before.assumptions().isEmpty()) {
                assertThat(assess(service, all).amount()).isEqualTo(before);
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatIsNamedMissingIsNotKnownAndAnUndeterminedVerdictNamesSomething(
            @ForAll("facts") Map<String, Object> facts) {
        for (String service : SERVICES) {
            ServiceAssessment found = assess(service, facts);
            assertThat(found.missing()).noneMatch(facts::containsKey);
            if (found.verdict() instanceof Verdict.Undetermined) {
                assertThat(found.missing()).isNotEmpty();
                assertThat(found.amount()).isNull();
            }
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void onceEverythingNamedMissingIsGivenTheVerdictIsSettled(@ForAll("facts") Map<String, Object> complete) {
        for (String service : SERVICES) {
            Map<String, Object> given = new HashMap<>();
            ServiceAssessment found = assess(service, given);
            while (found.verdict() instanceof Verdict.Undetermined
                    && found.missing().stream().allMatch(complete::containsKey)) {
                found.missing().forEach(attribute -> given.put(attribute, complete.get(attribute)));
                found = assess(service, given);
            }
            if (complete.keySet().containsAll(ATTRIBUTES.keySet())) {
                assertThat(found.verdict()).isNotInstanceOf(Verdict.Undetermined.class);
            }
        }
    }

    private static final Map<String, Arbitrary<?>> ATTRIBUTES = attributesByCode();

    @Provide
    Arbitrary<String> attributes() {
        return Arbitraries.of(ATTRIBUTES.keySet());
    }

    /** Any of the attributes, each with any value it may take, or not at all. */
    @Provide
    Arbitrary<Map<String, Object>> facts() {
        Arbitrary<Map<String, Object>> facts = Arbitraries.create(Map::of);
        for (Map.Entry<String, Arbitrary<?>> attribute : ATTRIBUTES.entrySet()) {
            Arbitrary<?> value = attribute.getValue().injectNull(0.15);
            facts = facts.flatMap(known -> value.map(given -> {
                Map<String, Object> more = new HashMap<>(known);
                if (given != null) {
                    more.put(attribute.getKey(), given);
                }
                return more;
            }));
        }
        return facts;
    }

    private static Map<String, Arbitrary<?>> attributesByCode() {
        Map<String, Arbitrary<?>> attributes = new HashMap<>();
        for (String whose : List.of("", "partner.")) {
            attributes.put(whose + "age", Arbitraries.of(40.0, 59.9, 60.0, 64.9, 65.0, 68.5, 75.0, 80.0));
            attributes.put(whose + "birthMonth", Arbitraries.of("1940-02", "1947-09", "1958-10"));
            attributes.put(whose + "legalStatus", Arbitraries.of(true, false));
            attributes.put(whose + "residence.country", Arbitraries.of("CA", "US", "FR"));
            attributes.put(
                    whose + "residence.yearsAfter18", Arbitraries.of(0.0, 9.5, 10.0, 14.0, 19.0, 20.0, 26.0, 40.0));
            attributes.put(whose + "income.net", Arbitraries.of(-100.0, 0.0, 4000.0, 20000.0, 90000.0, 150000.0));
            attributes.put(whose + "income.work", Arbitraries.of(0.0, 4000.0, 20000.0));
            attributes.put(whose + "oas.receiving", Arbitraries.of(true, false));
        }
        attributes.put("oas.deferralMonths", Arbitraries.of(0.0, 12.0, 60.0));
        attributes.put("maritalStatus", Arbitraries.of("SINGLE", "PARTNERED", "WIDOWED"));
        attributes.put("livingApartInvoluntarily", Arbitraries.of(true, false));
        return attributes;
    }

    private static ServiceAssessment assess(String service, Map<String, Object> facts) {
        Map<String, Object> read = FactReading.readOrRefuse(facts, DAY, EDITION.vocabulary());
        return new Judgement(EDITION.rule(service, DAY).orElseThrow(), EDITION.parameters(), read, DAY, false).judge();
    }
}
