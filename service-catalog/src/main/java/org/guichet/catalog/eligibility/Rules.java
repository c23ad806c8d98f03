package org.guichet.catalog.eligibility;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guichet.catalog.eligibility.Rulebook.Edition;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publishing rules, and retiring them. */
@Component
public class Rules {
    private final RuleVersions versions;
    private final Rulebook rulebook;
    private final Clock clock;

    Rules(RuleVersions versions, Rulebook rulebook, Clock clock) {
        this.versions = versions;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /**
     * Publishes a rule version whose every expression type-checks and whose every example comes out as stated.
     * Publishing the same definition again does nothing.
     *
     * @throws InvalidInput naming each expression that is wrong and each example that fails; a version once published
     *     is never changed, so another definition under its number is refused too
     */
    @Transactional
    public void publish(RuleDefinition rule) {
        Optional<RuleDefinition> present = versions.find(rule.serviceCode(), rule.version());
        if (present.isPresent()) {
            refuseUnless(versions.isStored(present.get(), rule), Wrong.of("version", "rule.version.taken"));
            return;
        }
        String publisher = Acting.errand().actor().id();
        List<Wrong> wrong = check(rule, rulebook.current());
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        versions.add(Ids.next(clock), rule, clock.instant(), publisher);
        rulebook.changes();
    }

    /** Takes a version out of use; it stays readable for the decisions that used it. */
    @Transactional
    public void retire(String serviceCode, int version) {
        if (!versions.retire(
                serviceCode, version, clock.instant(), Acting.errand().actor().id())) {
            throw new NotFound();
        }
        rulebook.changes();
    }

    private static void refuseUnless(boolean holds, Wrong wrong) {
        if (!holds) {
            throw new InvalidInput(List.of(wrong));
        }
    }

    static List<Wrong> check(RuleDefinition rule, Edition edition) {
        List<Wrong> wrong = new ArrayList<>();
        CompiledRule compiled = RuleCompiler.compile(
                rule, edition.vocabulary(), edition.parameters().codes(), wrong);
        if (rule.criteria().isEmpty()) {
            wrong.add(Wrong.of("criteria", "rule.criteria.none"));
        }
        if (rule.examples().isEmpty()) {
            wrong.add(Wrong.of("examples", "rule.examples.none"));
        }
        if (wrong.isEmpty()) {
            for (int i = 0; i < rule.examples().size(); i++) {
                tryOut("examples[" + i + "]", rule.examples().get(i), compiled, edition, wrong);
            }
        }
        return wrong;
    }

    private static void tryOut(
            String field, RuleDefinition.Example example, CompiledRule rule, Edition edition, List<Wrong> wrong) {
        List<Wrong> misread = new ArrayList<>();
        Map<String, Object> facts = FactReading.read(example.facts(), example.asOf(), edition.vocabulary(), misread);
        misread.forEach(each -> wrong.add(Wrong.of(field + "." + each.field(), each.messageKey())));
        ServiceAssessment found = new Judgement(rule, edition.parameters(), facts, example.asOf(), false).judge();
        boolean sameAmount = Optional.ofNullable(example.amount())
                .map(expected -> Optional.ofNullable(found.amount())
                        .filter(given -> given.amount().compareTo(expected) == 0)
                        .isPresent())
                .orElse(true);
        if (found.verdict().kind() != example.verdict() || !sameAmount) {
            wrong.add(Wrong.of(field, "rule.example.fails", example.name()));
        }
    }
}
