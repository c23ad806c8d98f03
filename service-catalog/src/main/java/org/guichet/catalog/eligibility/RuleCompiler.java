package org.guichet.catalog.eligibility;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.catalog.eligibility.CompiledRule.Condition;
import org.guichet.catalog.eligibility.CompiledRule.Payment;
import org.guichet.catalog.eligibility.CompiledRule.Remarked;
import org.guichet.catalog.eligibility.CompiledRule.Step;
import org.guichet.catalog.eligibility.Expressions.Compiled;
import org.guichet.registry.client.InvalidInput.Wrong;

/** Compiles one definition; what is wrong with it is collected, and a rule with anything wrong is not to be used. */
final class RuleCompiler {
    private static final String PARAMETER = "p.";

    private final List<Wrong> wrong;
    private final Map<String, Set<String>> leavesOf = new HashMap<>();
    private final Map<String, Set<String>> assumingOf = new HashMap<>();
    private Expressions expressions;

    private RuleCompiler(Expressions expressions, List<Wrong> wrong) {
        this.expressions = expressions;
        this.wrong = wrong;
    }

    static CompiledRule compile(RuleDefinition rule, Vocabulary words, Set<String> parameters, List<Wrong> wrong) {
        return new RuleCompiler(Expressions.over(words.variables(), parameters), wrong).compile(rule);
    }

    private CompiledRule compile(RuleDefinition rule) {
        List<Step> steps = new ArrayList<>();
        rule.let().forEach(let -> steps.add(step("let[" + steps.size() + "]", let)));
        List<Condition> conditions = new ArrayList<>();
        rule.criteria().forEach(each -> conditions.add(condition("criteria[" + conditions.size() + "]", each)));
        List<Remarked> notes = new ArrayList<>();
        RuleDefinition.Amount amount = rule.amount();
        Payment payment = amount == null ? null : payment(amount);
        String has = rule.received();
        Compiled received = has == null ? null : typed("received", has, SimpleType.BOOL);
        rule.notes().forEach(note -> notes.add(note("notes[" + notes.size() + "]", note)));
        Set<String> names = new LinkedHashSet<>();
        conditions.forEach(condition -> names.addAll(leaves(condition.holds().names())));
        if (received != null) {
            names.addAll(leaves(received.names()));
        }
        if (payment != null) {
            names.addAll(leaves(payment.sum().names()));
        }
        return new CompiledRule(
                rule,
                List.copyOf(steps),
                List.copyOf(conditions),
                received,
                payment,
                List.copyOf(notes),
                attributesAmong(names),
                payment == null
                        ? Set.of()
                        : parametersAmong(leaves(payment.sum().names())));
    }

    private Step step(String field, RuleDefinition.Let let) {
        Compiled value = compiled(field + ".expression", let.expression());
        RuleDefinition.Assumption assumption = let.assumption();
        Compiled assumed =
                assumption == null ? null : typed(field + ".assumption", assumption.expression(), value.type());
        Set<String> names = new LinkedHashSet<>(value.names());
        Set<String> assuming = new LinkedHashSet<>();
        if (assumed != null) {
            names.addAll(assumed.names());
            assuming.add(let.name());
        }
        assuming.addAll(assuming(names));
        leavesOf.put(let.name(), leaves(names));
        assumingOf.put(let.name(), assuming);
        expressions = expressions.with(let.name(), value.type());
        return new Step(let, value, assumed);
    }

    private Condition condition(String field, RuleDefinition.Criterion criterion) {
        Compiled holds = typed(field + ".expression", criterion.expression(), SimpleType.BOOL);
        if (!assuming(holds.names()).isEmpty()) {
            wrong.add(Wrong.of(field + ".expression", "rule.criterion.assumes", criterion.id()));
        }
        return new Condition(criterion, holds);
    }

    private Payment payment(RuleDefinition.Amount amount) {
        Compiled sum = typed("amount.expression", amount.expression(), SimpleType.DOUBLE);
        Compiled worth = typed("amount.worth", amount.worth(), SimpleType.DOUBLE);
        if (!attributesAmong(leaves(worth.names())).isEmpty()) {
            wrong.add(Wrong.of("amount.worth", "rule.worth.facts"));
        }
        return new Payment(amount, sum, worth, assuming(sum.names()));
    }

    private Remarked note(String field, RuleDefinition.Note note) {
        Compiled when = typed(field + ".when", note.when(), SimpleType.BOOL);
        String sum = note.amount();
        return new Remarked(note, when, sum == null ? null : typed(field + ".amount", sum, SimpleType.DOUBLE));
    }

    private Compiled typed(String field, String source, CelType type) {
        Compiled compiled = compiled(field, source);
        if (compiled != Expressions.NOTHING && !compiled.type().equals(type)) {
            wrong.add(Wrong.of(
                    field, "rule.expression.type", type.name(), compiled.type().name()));
        }
        return compiled;
    }

    private Compiled compiled(String field, String source) {
        try {
            return expressions.compile(source);
        } catch (CelValidationException invalid) {
            wrong.add(Wrong.of(field, "rule.expression.invalid", String.valueOf(invalid.getMessage())));
            return Expressions.NOTHING;
        }
    }

    /** Attributes and parameters behind the names, seen through the intermediate expressions. */
    private Set<String> leaves(Collection<String> names) {
        return names.stream()
                .flatMap(name -> leavesOf.getOrDefault(name, Set.of(name)).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> assuming(Collection<String> names) {
        return names.stream()
                .flatMap(name -> assumingOf.getOrDefault(name, Set.of()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> attributesAmong(Collection<String> names) {
        return Collections.unmodifiableSet(names.stream()
                .filter(name -> !name.startsWith(PARAMETER))
                .collect(Collectors.<String, Set<String>>toCollection(LinkedHashSet::new)));
    }

    private static Set<String> parametersAmong(Collection<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(PARAMETER))
                .map(name -> name.substring(PARAMETER.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
