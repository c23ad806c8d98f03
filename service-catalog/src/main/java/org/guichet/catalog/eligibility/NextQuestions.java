package org.guichet.catalog.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.guichet.catalog.eligibility.Evaluation.Answer;
import org.guichet.catalog.eligibility.Rulebook.Edition;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what to ask next: the missing fact that the services worth most wait for. Verdicts come first; where none
 * is open, the facts an amount waits for.
 */
final class NextQuestions {
    private NextQuestions() {}

    private record Candidate(String attribute, int settles, BigDecimal value) {
        Candidate and(BigDecimal more) {
            return new Candidate(attribute, settles + 1, value.add(more));
        }
    }

    static @Nullable NextQuestion choose(Edition edition, LocalDate asOf, List<ServiceAssessment> results) {
        NextQuestion open = choose(edition, asOf, results, result -> result.verdict() instanceof Verdict.Undetermined);
        return open != null ? open : choose(edition, asOf, results, result -> true);
    }

    private static @Nullable NextQuestion choose(
            Edition edition, LocalDate asOf, List<ServiceAssessment> results, Predicate<ServiceAssessment> counts) {
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        results.stream().filter(counts).forEach(result -> {
            BigDecimal worth = worth(edition, asOf, result.serviceCode());
            result.missing()
                    .forEach(attribute -> candidates.merge(
                            attribute, new Candidate(attribute, 1, worth), (known, another) -> known.and(worth)));
        });
        List<Candidate> ranked = new ArrayList<>(candidates.values());
        ranked.sort(Comparator.comparing(Candidate::value)
                .thenComparing(Candidate::settles)
                .reversed());
        return ranked.stream()
                .findFirst()
                .map(best -> new NextQuestion(
                        best.attribute(),
                        edition.vocabulary().question(best.attribute()),
                        best.settles(),
                        best.value()))
                .orElse(null);
    }

    private static BigDecimal worth(Edition edition, LocalDate asOf, String service) {
        return edition.rule(service, asOf)
                .flatMap(rule -> java.util.Optional.ofNullable(rule.payment()).map(payment -> {
                    LocalDate day =
                            edition.parameters().latestHeld(rule.rates(), asOf).orElse(asOf);
                    Evaluation evaluation =
                            new Evaluation(rule, Map.of(), edition.parameters().on(day));
                    return evaluation.evaluate(payment.worth()) instanceof Answer.Known(Object value)
                            ? Judgement.money(value)
                            : BigDecimal.ZERO;
                }))
                .orElse(BigDecimal.ZERO);
    }
}
