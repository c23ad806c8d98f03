package org.guichet.channel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.guichet.catalog.application.Answer;
import org.guichet.catalog.application.ApplicationSummary;
import org.guichet.catalog.application.ApplicationView;
import org.guichet.registry.client.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applications as the API says them, in the caller's language. */
@Component
class ApplicationAnswers {
    private final DeliveryTexts deliveries;

    ApplicationAnswers(DeliveryTexts deliveries) {
        this.deliveries = deliveries;
    }

    @Schema(name = "Application")
    record Body(
            UUID id,
            long version,
            String status,
            String serviceCode,
            String serviceName,
            Instant startedAt,
            @Nullable Instant submittedAt,
            @Nullable Instant deadline,
            List<Given> answers,
            List<String> missing,
            List<String> toConfirm,
            @Nullable LocalDate deceasedOn,
            DeliveryTexts.@Nullable Body delivery,
            @Nullable DecisionBody decision) {}

    record Given(
            String attribute,
            String label,
            Object value,
            Source source,
            Instant collectedAt,
            boolean prefilled,
            boolean confirmed,
            boolean stale) {}

    @Schema(name = "ApplicationLine")
    record Line(
            UUID id,
            String status,
            String serviceCode,
            String serviceName,
            Instant startedAt,
            @Nullable Instant submittedAt,
            @Nullable Instant deadline,
            @Nullable DecisionBody decision) {}

    record Money(BigDecimal amount, String currency, String per) {}

    /** @param explanations by language: en and fr */
    @Schema(name = "ApplicationDecision")
    record DecisionBody(
            String outcome,
            Instant at,
            @Nullable Money amount,
            String explanation,
            Map<String, String> explanations,
            String law) {}

    Body of(ApplicationView application, Locale locale) {
        ApplicationSummary summary = application.summary();
        return new Body(
                summary.id(),
                summary.version(),
                summary.state().name(),
                summary.serviceCode(),
                summary.serviceName(locale),
                summary.startedAt(),
                summary.submittedAt(),
                summary.deadline(),
                application.answers().stream()
                        .map(answer -> given(answer, locale))
                        .toList(),
                application.missing(),
                application.toConfirm(),
                application.deceasedOn(),
                deliveries.of(application.delivery(), locale),
                decision(summary, locale));
    }

    Line line(ApplicationSummary summary, Locale locale) {
        return new Line(
                summary.id(),
                summary.state().name(),
                summary.serviceCode(),
                summary.serviceName(locale),
                summary.startedAt(),
                summary.submittedAt(),
                summary.deadline(),
                decision(summary, locale));
    }

    private static Given given(Answer answer, Locale locale) {
        return new Given(
                answer.attribute().code(),
                answer.attribute().label(locale),
                answer.value(),
                answer.source(),
                answer.collectedAt(),
                answer.prefilled(),
                answer.confirmed(),
                answer.stale());
    }

    private static @Nullable DecisionBody decision(ApplicationSummary summary, Locale locale) {
        ApplicationSummary.Decided decided = summary.decision();
        if (decided == null) {
            return null;
        }
        BigDecimal amount = decided.amount();
        String currency = decided.currency();
        String per = decided.per();
        return new DecisionBody(
                summary.state().name(),
                decided.at(),
                amount == null || currency == null || per == null ? null : new Money(amount, currency, per),
                decided.explanation(locale),
                Map.of("en", decided.explanationEn(), "fr", decided.explanationFr()),
                decided.law());
    }
}
