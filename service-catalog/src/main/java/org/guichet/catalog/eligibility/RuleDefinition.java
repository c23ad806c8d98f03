package org.guichet.catalog.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.guichet.catalog.publicservice.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A rule as data: what makes somebody eligible for a service, and how much it pays.
 *
 * <p>Expressions are in the Common Expression Language over attribute codes ({@code income.net}), dated parameters
 * ({@code p.oas.full}), the names in {@code let}, and the functions {@code floor}, {@code min}, {@code max} and
 * {@code monthsBetween}. Numbers are doubles: write {@code 65.0}.
 *
 * @param validFrom first day the rule applies to; {@code validTo} the last, null while it stands
 * @param name the service's name, as people call it
 * @param received whether somebody has the service already; null where no attribute tells
 * @param let named intermediate expressions, in order; each may use those before it
 */
public record RuleDefinition(
        String serviceCode,
        int version,
        Bilingual name,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Bilingual law,
        List<Let> let,
        List<Criterion> criteria,
        @Nullable String received,
        @Nullable Amount amount,
        List<Note> notes,
        List<Example> examples) {
    public RuleDefinition {
        let = List.copyOf(let);
        criteria = List.copyOf(criteria);
        notes = List.copyOf(notes);
        examples = List.copyOf(examples);
    }

    boolean appliesOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    /**
     * A named intermediate expression.
     *
     * @param assumption what to go on where the expression is unknown; it may inform an amount, never a verdict
     */
    public record Let(
            String name, String expression, @Nullable Assumption assumption) {}

    /** Said aloud wherever it was used. */
    public record Assumption(String expression, Bilingual text) {}

    /**
     * One condition of eligibility.
     *
     * @param flip what would have to change, for someone who does not meet it
     */
    public record Criterion(
            String id,
            String expression,
            Bilingual text,
            Bilingual law,
            @Nullable Bilingual flip) {}

    /**
     * What the service pays to somebody eligible.
     *
     * @param worth the most it can pay, over parameters alone: it weighs the next question
     */
    public record Amount(String expression, String worth, String per) {}

    /** Something to say beside the amount when a condition holds, with a sum of its own where there is one. */
    public record Note(String id, String when, @Nullable String amount, Bilingual text, Bilingual law) {}

    /** A case the rule must decide as stated before it may be published. */
    public record Example(
            String name,
            LocalDate asOf,
            Map<String, Object> facts,
            Verdict.Kind verdict,
            @Nullable BigDecimal amount) {}
}
