package org.guichet.catalog.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.guichet.catalog.publicservice.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * One service assessed: the verdict, every criterion speaking for itself, and the amount where it can be told.
 *
 * @param ruleVersion null where no rule is held for the date
 * @param amount for somebody eligible, when all it rests on is known and rates are held for the date
 * @param received whether the facts say that the service is received already
 * @param missing facts still needed for the verdict or, once eligible, for the amount
 * @param stale facts that were held but too old to be used; they count as missing
 */
public record ServiceAssessment(
        String serviceCode,
        @Nullable Bilingual name,
        @Nullable Integer ruleVersion,
        @Nullable Bilingual law,
        Verdict verdict,
        List<Judged> criteria,
        Outcome received,
        @Nullable Estimate amount,
        List<Said> notes,
        Set<String> missing,
        Set<String> stale,
        Set<Remark> remarks) {

    /** What a criterion or an expression comes to when facts may be missing. */
    public enum Outcome {
        TRUE,
        FALSE,
        UNKNOWN
    }

    /** What must be said of the assessment as a whole. */
    public enum Remark {
        NO_RULE_HELD_FOR_DATE,
        NO_RATES_HELD_FOR_DATE,
        AT_LATEST_RATES_HELD
    }

    /** One criterion, with what would flip it where it does not hold. */
    public record Judged(
            String id,
            Outcome outcome,
            Bilingual text,
            Bilingual law,
            @Nullable Bilingual wouldFlip) {}

    /**
     * An amount with the period of its rates.
     *
     * @param per month or year
     * @param assumptions what was taken for granted to reach it
     */
    public record Estimate(BigDecimal amount, String per, RatesFor ratesFor, List<Bilingual> assumptions) {}

    /** The period in which the rates of an amount are in force; open ended where {@code to} is null. */
    public record RatesFor(LocalDate from, @Nullable LocalDate to) {}

    /** A note of the rule that applies. */
    public record Said(String id, @Nullable BigDecimal amount, Bilingual text, Bilingual law) {}
}
