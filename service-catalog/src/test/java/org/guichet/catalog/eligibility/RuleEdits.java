package org.guichet.catalog.eligibility;

import java.util.List;
import java.util.function.UnaryOperator;
import org.guichet.catalog.eligibility.RuleDefinition.Criterion;

/** A definition with one thing changed. */
record RuleEdits(RuleDefinition definition) {
    static RuleEdits of(RuleDefinition definition) {
        return new RuleEdits(definition);
    }

    RuleEdits version(int version) {
        return with(version, definition.criteria());
    }

    RuleEdits without(String criterion) {
        return criteria(
                all -> all.stream().filter(each -> !each.id().equals(criterion)).toList());
    }

    RuleEdits only(Criterion criterion) {
        return criteria(all -> List.of(criterion));
    }

    private RuleEdits criteria(UnaryOperator<List<Criterion>> change) {
        return with(definition.version(), change.apply(definition.criteria()));
    }

    private RuleEdits with(int version, List<Criterion> criteria) {
        return new RuleEdits(new RuleDefinition(
                definition.serviceCode(),
                version,
                definition.name(),
                definition.validFrom(),
                definition.validTo(),
                definition.law(),
                definition.let(),
                criteria,
                definition.received(),
                definition.amount(),
                definition.notes(),
                definition.examples()));
    }
}
