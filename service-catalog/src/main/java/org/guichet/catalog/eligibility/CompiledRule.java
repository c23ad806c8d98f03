package org.guichet.catalog.eligibility;

import java.util.List;
import java.util.Set;
import org.guichet.catalog.eligibility.Expressions.Compiled;
import org.jspecify.annotations.Nullable;

/**
 * A rule version ready to be evaluated: compiled once, immutable.
 *
 * @param attributes every attribute the verdict or the amount may need
 * @param rates codes of the parameters the amount rests on
 */
record CompiledRule(
        RuleDefinition definition,
        List<Step> steps,
        List<Condition> conditions,
        @Nullable Compiled received,
        @Nullable Payment payment,
        List<Remarked> notes,
        Set<String> attributes,
        Set<String> rates) {

    /** A named intermediate expression. */
    record Step(
            RuleDefinition.Let let,
            Compiled value,
            @Nullable Compiled assumed) {}

    /** A criterion. */
    record Condition(RuleDefinition.Criterion criterion, Compiled holds) {}

    /** What is paid, and the most that can be; {@code assuming} names the steps with assumptions behind it. */
    record Payment(RuleDefinition.Amount amount, Compiled sum, Compiled worth, Set<String> assuming) {}

    /** A note. */
    record Remarked(
            RuleDefinition.Note note,
            Compiled when,
            @Nullable Compiled sum) {}
}
