package org.guichet.catalog.eligibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guichet.catalog.eligibility.CompiledRule.Payment;
import org.guichet.catalog.eligibility.Evaluation.Answer;
import org.guichet.catalog.eligibility.Expressions.Compiled;
import org.guichet.catalog.eligibility.ServiceAssessment.Estimate;
import org.guichet.catalog.eligibility.ServiceAssessment.Judged;
import org.guichet.catalog.eligibility.ServiceAssessment.Outcome;
import org.guichet.catalog.eligibility.ServiceAssessment.RatesFor;
import org.guichet.catalog.eligibility.ServiceAssessment.Remark;
import org.guichet.catalog.eligibility.ServiceAssessment.Said;
import org.guichet.catalog.publicservice.Bilingual;
import org.jspecify.annotations.Nullable;

/** Turns one evaluation of a rule into an assessment with its reasons. */
final class Judgement {
    private final CompiledRule rule;
    private final ParameterTable parameters;
    private final Map<String, Object> facts;
    private final LocalDate asOf;
    private final boolean latestRates;
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<Remark> remarks = EnumSet.noneOf(Remark.class);

    Judgement(
            CompiledRule rule,
            ParameterTable parameters,
            Map<String, Object> facts,
            LocalDate asOf,
            boolean latestRates) {
        this.rule = rule;
        this.parameters = parameters;
        this.facts = facts;
        this.asOf = asOf;
        this.latestRates = latestRates;
    }

    ServiceAssessment judge() {
        Evaluation asOfTheDay = new Evaluation(rule, facts, parameters.on(asOf));
        List<Judged> judged = new ArrayList<>();
        rule.conditions().forEach(condition -> judged.add(judge(condition, asOfTheDay)));
        Verdict verdict = verdict(judged);
        if (!(verdict instanceof Verdict.Undetermined)) {
            missing.clear();
        }
        boolean eligible = verdict instanceof Verdict.Eligible;
        Estimate amount = eligible ? amount().orElse(null) : null;
        return new ServiceAssessment(
                rule.definition().serviceCode(),
                rule.definition().name(),
                rule.definition().version(),
                rule.definition().law(),
                verdict,
                judged,
                received(asOfTheDay),
                amount,
                eligible ? notes() : List.of(),
                missing,
                Set.of(),
                remarks);
    }

    private Judged judge(CompiledRule.Condition condition, Evaluation evaluation) {
        Outcome outcome = switch (evaluation.evaluate(condition.holds())) {
            case Answer.Known(Object value) -> Boolean.TRUE.equals(value) ? Outcome.TRUE : Outcome.FALSE;
            case Answer.Unknown(Set<String> attributes, boolean rates) -> {
                missing.addAll(attributes);
                yield Outcome.UNKNOWN;
            }
        };
        RuleDefinition.Criterion criterion = condition.criterion();
        Bilingual flip = outcome == Outcome.FALSE ? criterion.flip() : null;
        return new Judged(criterion.id(), outcome, criterion.text(), criterion.law(), flip);
    }

    private Outcome received(Evaluation evaluation) {
        Compiled received = rule.received();
        if (received == null || !(evaluation.evaluate(received) instanceof Answer.Known(Object value))) {
            return Outcome.UNKNOWN;
        }
        return Boolean.TRUE.equals(value) ? Outcome.TRUE : Outcome.FALSE;
    }

    private Verdict verdict(List<Judged> judged) {
        if (judged.stream().anyMatch(each -> each.outcome() == Outcome.FALSE)) {
            return new Verdict.Ineligible();
        }
        return judged.stream().anyMatch(each -> each.outcome() == Outcome.UNKNOWN)
                ? new Verdict.Undetermined(missing)
                : new Verdict.Eligible();
    }

    private Optional<RatesFor> period(LocalDate day) {
        RuleDefinition definition = rule.definition();
        return rule.rates().isEmpty()
                ? Optional.of(new RatesFor(definition.validFrom(), definition.validTo()))
                : parameters.period(rule.rates(), day);
    }

    /** The day whose rates are used: the day itself, or the last one with rates where an estimate will do. */
    private Optional<LocalDate> ratesDay() {
        if (period(asOf).isPresent()) {
            return Optional.of(asOf);
        }
        if (!latestRates) {
            return Optional.empty();
        }
        Optional<LocalDate> latest = parameters.latestHeld(rule.rates(), asOf);
        latest.ifPresent(day -> remarks.add(Remark.AT_LATEST_RATES_HELD));
        return latest;
    }

    private Optional<Estimate> amount() {
        Payment payment = rule.payment();
        if (payment == null) {
            return Optional.empty();
        }
        Optional<LocalDate> day = ratesDay();
        if (day.isEmpty()) {
            remarks.add(Remark.NO_RATES_HELD_FOR_DATE);
            return Optional.empty();
        }
        Evaluation evaluation = new Evaluation(rule, facts, parameters.on(day.get()));
        RatesFor period = period(day.get()).orElseThrow();
        return switch (evaluation.evaluate(payment.sum())) {
            case Answer.Known(Object value) ->
                Optional.of(new Estimate(
                        money(value), payment.amount().per(), period, assumptions(evaluation, payment.assuming())));
            case Answer.Unknown(Set<String> attributes, boolean rates) -> {
                missing.addAll(attributes);
                yield Optional.empty();
            }
        };
    }

    private List<Bilingual> assumptions(Evaluation evaluation, Set<String> steps) {
        Set<String> used = evaluation.assumedAmong(steps);
        return rule.definition().let().stream()
                .filter(let -> used.contains(let.name()))
                .map(RuleDefinition.Let::assumption)
                .flatMap(java.util.stream.Stream::ofNullable)
                .map(RuleDefinition.Assumption::text)
                .toList();
    }

    private List<Said> notes() {
        Optional<LocalDate> day = ratesDay();
        Evaluation evaluation = new Evaluation(rule, facts, parameters.on(day.orElse(asOf)));
        return rule.notes().stream()
                .filter(note -> evaluation.evaluate(note.when()) instanceof Answer.Known(Object value)
                        && Boolean.TRUE.equals(value))
                .map(note -> new Said(
                        note.note().id(),
                        sum(evaluation, note.sum()),
                        note.note().text(),
                        note.note().law()))
                .toList();
    }

    private static @Nullable BigDecimal sum(Evaluation evaluation, @Nullable Compiled expression) {
        return expression != null && evaluation.evaluate(expression) instanceof Answer.Known(Object value)
                ? money(value)
                : null;
    }

    static BigDecimal money(Object value) {
        return BigDecimal.valueOf((Double) value).setScale(2, RoundingMode.HALF_UP);
    }
}
