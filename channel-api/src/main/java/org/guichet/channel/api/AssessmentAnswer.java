package org.guichet.channel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.guichet.catalog.eligibility.Assessment;
import org.guichet.catalog.eligibility.NextQuestion;
import org.guichet.catalog.eligibility.ServiceAssessment;
import org.guichet.catalog.eligibility.ServiceAssessment.Estimate;
import org.guichet.catalog.eligibility.ServiceAssessment.RatesFor;
import org.guichet.catalog.publicservice.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** An assessment in the caller's language. */
record AssessmentAnswer(
        LocalDate asOf, List<Result> results, @Nullable Question nextQuestion) {

    /** One service; no amount where none can be told, and the remarks say why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AssessmentResult")
    record Result(
            String serviceCode,
            @Nullable String serviceName,
            @Nullable Integer ruleVersion,
            @Nullable String law,
            String verdict,
            @Nullable Amount amount,
            List<Criterion> criteria,
            List<Note> notes,
            Set<String> missing,
            List<Remark> remarks) {}

    /** Money, with the period of the rates it was computed at and what was taken for granted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Amount(
            BigDecimal amount,
            String currency,
            @Nullable String per,
            @Nullable RatesFor ratesFor,
            @Nullable List<String> assumptions) {
        static Amount of(Estimate estimate, Locale locale) {
            return new Amount(
                    estimate.amount(),
                    "CAD",
                    estimate.per(),
                    estimate.ratesFor(),
                    estimate.assumptions().stream().map(text -> text.in(locale)).toList());
        }

        static Amount plain(BigDecimal amount, String per) {
            return new Amount(amount, "CAD", per, null, null);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Criterion(
            String id,
            String outcome,
            String text,
            String law,
            @Nullable String wouldFlip) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Note(String id, @Nullable Amount amount, String text, String law) {}

    record Remark(String code, String text) {}

    record Question(String attribute, String text, int settles, Amount valueAtStake) {}

    static AssessmentAnswer of(Assessment assessment, MessageSource messages, Locale locale) {
        NextQuestion next = assessment.nextQuestion();
        return new AssessmentAnswer(
                assessment.asOf(),
                assessment.results().stream()
                        .map(result -> result(result, assessment.asOf(), messages, locale))
                        .toList(),
                next == null
                        ? null
                        : new Question(
                                next.attribute(),
                                next.text().in(locale),
                                next.settles(),
                                Amount.plain(next.valueAtStake(), "month")));
    }

    private static Result result(ServiceAssessment found, LocalDate asOf, MessageSource messages, Locale locale) {
        Estimate estimate = found.amount();
        return new Result(
                found.serviceCode(),
                in(found.name(), locale),
                found.ruleVersion(),
                in(found.law(), locale),
                found.verdict().kind().name(),
                estimate == null ? null : Amount.of(estimate, locale),
                found.criteria().stream()
                        .map(each -> new Criterion(
                                each.id(),
                                each.outcome().name(),
                                each.text().in(locale),
                                each.law().in(locale),
                                in(each.wouldFlip(), locale)))
                        .toList(),
                found.notes().stream().map(note -> note(note, locale)).toList(),
                found.missing(),
                found.remarks().stream()
                        .map(remark -> remark(remark, asOf, messages, locale))
                        .toList());
    }

    private static Note note(ServiceAssessment.Said said, Locale locale) {
        BigDecimal amount = said.amount();
        return new Note(
                said.id(),
                amount == null ? null : Amount.plain(amount, "month"),
                said.text().in(locale),
                said.law().in(locale));
    }

    private static Remark remark(
            ServiceAssessment.Remark remark, LocalDate asOf, MessageSource messages, Locale locale) {
        String code = remark.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Remark(code, messages.getMessage("eligibility." + code, new Object[] {asOf.toString()}, locale));
    }

    private static @Nullable String in(@Nullable Bilingual text, Locale locale) {
        return text == null ? null : text.in(locale);
    }
}
