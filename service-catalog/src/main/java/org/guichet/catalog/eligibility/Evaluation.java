package org.guichet.catalog.eligibility;

import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.UnknownContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guichet.catalog.eligibility.CompiledRule.Step;
import org.guichet.catalog.eligibility.Expressions.Compiled;

/**
 * One rule over one set of facts and parameters. What is not given is unknown, never false and never zero: an
 * expression comes to a value only where no missing fact could change it.
 */
final class Evaluation {
    private static final String PARAMETER = "p.";

    private final Map<String, Object> known;
    private final Map<String, Set<String>> unknown = new HashMap<>();
    private final Set<String> assumed = new LinkedHashSet<>();

    /** What an expression came to. */
    sealed interface Answer {
        record Known(Object value) implements Answer {}

        /** The attributes it still needs, and whether a parameter was not held. */
        record Unknown(Set<String> attributes, boolean parameters) implements Answer {}
    }

    Evaluation(CompiledRule rule, Map<String, Object> facts, Map<String, Double> parameters) {
        known = new HashMap<>(facts);
        parameters.forEach((code, value) -> known.put(PARAMETER + code, value));
        rule.steps().forEach(this::take);
    }

    private void take(Step step) {
        Answer answer = evaluate(step.value());
        Compiled assumption = step.assumed();
        if (answer instanceof Answer.Unknown && assumption != null) {
            Answer fallback = evaluate(assumption);
            if (fallback instanceof Answer.Known) {
                assumed.add(step.let().name());
                answer = fallback;
            }
        }
        switch (answer) {
            case Answer.Known(Object value) -> known.put(step.let().name(), value);
            case Answer.Unknown(Set<String> attributes, boolean parameters) -> {
                Set<String> behind = new LinkedHashSet<>(attributes);
                if (parameters) {
                    behind.add(PARAMETER);
                }
                unknown.put(step.let().name(), behind);
            }
        }
    }

    Answer evaluate(Compiled expression) {
        List<CelAttributePattern> missing = expression.names().stream()
                .filter(name -> !known.containsKey(name))
                .map(CelAttributePattern::fromQualifiedIdentifier)
                .toList();
        try {
            Object result = expression
                    .program()
                    .advanceEvaluation(UnknownContext.create(name -> Optional.ofNullable(known.get(name)), missing));
            return result instanceof CelUnknownSet set ? unknown(set) : new Answer.Known(result);
        } catch (CelEvaluationException failed) {
            throw new IllegalStateException("A published expression failed on valid facts", failed);
        }
    }

    /** The steps among those named whose assumption had to be used. */
    Set<String> assumedAmong(Collection<String> steps) {
        Set<String> used = new LinkedHashSet<>(steps);
        used.retainAll(assumed);
        return used;
    }

    private Answer.Unknown unknown(CelUnknownSet set) {
        Set<String> names = new LinkedHashSet<>();
        set.attributes().forEach(attribute -> {
            String name = attribute.toString();
            names.addAll(unknown.getOrDefault(name, Set.of(name)));
        });
        boolean parameters = names.removeIf(name -> name.startsWith(PARAMETER));
        return new Answer.Unknown(names, parameters);
    }
}
