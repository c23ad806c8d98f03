package org.guichet.channel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.guichet.catalog.publicservice.Complexity;
import org.guichet.catalog.publicservice.InteractionPoints;
import org.guichet.catalog.publicservice.Offer;
import org.guichet.catalog.publicservice.Owner;
import org.guichet.catalog.publicservice.PublicService;
import org.guichet.catalog.publicservice.ServiceDefinition;
import org.guichet.catalog.standard.OperationalStandard;
import org.guichet.catalog.standard.StandardResult;
import org.guichet.catalog.standard.TargetMet;
import org.jspecify.annotations.Nullable;

/** What the API says of services, in the caller's language. */
final class ServiceAnswers {
    private ServiceAnswers() {}

    record Organization(String code, String name) {
        static Organization of(Owner owner, Locale locale) {
            return new Organization(owner.organization(), owner.name().in(locale));
        }
    }

    @Schema(name = "ServiceSummary")
    record Summary(
            String code,
            String name,
            String description,
            Organization organization,
            List<String> channels,
            List<String> languages) {
        static Summary of(PublicService service, Locale locale) {
            Offer offer = service.definition().offer();
            return new Summary(
                    service.code(),
                    offer.name().in(locale),
                    offer.description().in(locale),
                    Organization.of(service.definition().owner(), locale),
                    offer.channels(),
                    offer.languages());
        }
    }

    /** What the form asks; consents and declarations among it are never prefilled. */
    record Field(String attribute, String label, boolean required) {}

    /** What applications are held to. */
    record Promise(String code, String text, String start, String clock, int days, BigDecimal target) {
        static @Nullable Promise of(@Nullable OperationalStandard standard, Locale locale) {
            return standard == null
                    ? null
                    : new Promise(
                            standard.code(),
                            standard.text().in(locale),
                            standard.clock().start().name(),
                            standard.clock().unit().name(),
                            standard.clock().days(),
                            standard.target());
        }
    }

    /** A standard with target and result of a fiscal year, as published. */
    @Schema(name = "PublishedResult")
    record Result(
            String fiscalYear,
            String organization,
            String serviceCode,
            String standardId,
            String text,
            String type,
            String channel,
            @Nullable BigDecimal target,
            @Nullable BigDecimal volumeMeetingTarget,
            @Nullable BigDecimal totalVolume,
            @Nullable BigDecimal performance,
            TargetMet targetMet) {
        static Result of(StandardResult result, Locale locale) {
            return new Result(
                    result.fiscalYear(),
                    result.organization(),
                    result.serviceCode(),
                    result.standardId(),
                    result.text().in(locale),
                    result.type(),
                    result.channel(),
                    result.target(),
                    result.volumeMeetingTarget(),
                    result.totalVolume(),
                    result.performance(),
                    result.targetMet());
        }
    }

    @Schema(name = "ServiceDetail")
    record Detail(
            String code,
            UUID versionId,
            int version,
            String name,
            String description,
            Organization organization,
            @Nullable String programme,
            @Nullable String inventoryId,
            @Nullable String fiscalYear,
            List<String> channels,
            List<String> languages,
            List<String> targetGroups,
            InteractionPoints interactionPoints,
            boolean endToEnd,
            boolean fee,
            @Nullable Complexity complexity,
            @Nullable String authority,
            List<Field> form,
            @Nullable Promise standard,
            List<Result> results) {
        static Detail of(
                PublicService service,
                List<Field> form,
                @Nullable OperationalStandard standard,
                List<StandardResult> results,
                Locale locale) {
            ServiceDefinition definition = service.definition();
            Offer offer = definition.offer();
            return new Detail(
                    service.code(),
                    service.versionId(),
                    service.number(),
                    offer.name().in(locale),
                    offer.description().in(locale),
                    Organization.of(definition.owner(), locale),
                    definition.owner().programme(),
                    definition.owner().inventoryId(),
                    definition.fiscalYear(),
                    offer.channels(),
                    offer.languages(),
                    offer.targetGroups(),
                    offer.points(),
                    offer.points().endToEnd(),
                    offer.fee(),
                    definition.complexity(),
                    definition.authority(),
                    form,
                    Promise.of(standard, locale),
                    results.stream().map(result -> Result.of(result, locale)).toList());
        }
    }
}
