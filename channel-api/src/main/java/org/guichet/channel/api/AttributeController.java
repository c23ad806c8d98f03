package org.guichet.channel.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Limits;
import org.guichet.registry.registration.AttributeQualities;
import org.guichet.registry.registration.AttributeQuality;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What may be known of a client, and how good what is known is; nothing here is about anybody. */
@RestController
@RequestMapping("/api/v1/attributes")
class AttributeController {
    private final AttributeDictionary dictionary;
    private final AttributeQualities qualities;

    AttributeController(AttributeDictionary dictionary, AttributeQualities qualities) {
        this.dictionary = dictionary;
        this.qualities = qualities;
    }

    /**
     * @param steward code of the organization that answers for it
     * @param collectedUnder code of the authority it is collected under
     * @param freshness ISO 8601 period; null where it does not age
     * @param approval whether a second person decides upon its correction
     * @param appliesTo what it can be known of: PERSON, ORGANIZATION
     * @param codes the values a CODE may take; none means ISO 3166 alpha-2
     */
    record AttributeAnswer(
            String code,
            Attribute.Type type,
            String category,
            String label,
            @Nullable String steward,
            @Nullable String collectedUnder,
            String sensitivity,
            @Nullable String freshness,
            boolean prefillable,
            Attribute.Survivorship survivorship,
            boolean approval,
            Attribute.Held held,
            List<String> codes,
            Limits limits,
            Set<ClientKind> appliesTo) {
        static AttributeAnswer of(Attribute attribute, Locale locale) {
            return new AttributeAnswer(
                    attribute.code(),
                    attribute.type(),
                    attribute.category(),
                    attribute.label(locale),
                    attribute.steward(),
                    attribute.collectedUnder(),
                    attribute.sensitivity(),
                    attribute.freshness() == null ? null : attribute.freshness().toString(),
                    attribute.prefillable(),
                    attribute.survivorship(),
                    attribute.approval(),
                    attribute.held(),
                    attribute.codes(),
                    attribute.bounds(),
                    new TreeSet<>(attribute.appliesTo()));
        }
    }

    /** Counts under ten are null, and with them whatever would give them away. */
    record QualityAnswer(
            String code,
            String label,
            @Nullable String steward,
            @Nullable Long clients,
            @Nullable Long fresh,
            @Nullable Long stale,
            @Nullable Integer medianAgeInDays,
            @Nullable Long contradictions,
            @Nullable Long correctionsInAYear) {
        static QualityAnswer of(AttributeQuality quality, Locale locale) {
            return new QualityAnswer(
                    quality.attribute().code(),
                    quality.attribute().label(locale),
                    quality.attribute().steward(),
                    quality.clients(),
                    quality.fresh(),
                    quality.stale(),
                    quality.medianDays(),
                    quality.contradictions(),
                    quality.corrections());
        }
    }

    /** @param computedAt null where nothing was measured yet */
    record QualityReport(
            @Nullable Instant computedAt,
            List<QualityAnswer> items,
            @Nullable String next,
            long total) {}

    @GetMapping
    Listing<AttributeAnswer> all(Locale locale) {
        List<AttributeAnswer> all = dictionary.all().stream()
                .map(attribute -> AttributeAnswer.of(attribute, locale))
                .toList();
        return new Listing<>(all, null, all.size());
    }

    /** The newest measurement; it is made once a day. */
    @GetMapping("/quality")
    QualityReport quality(Locale locale) {
        List<AttributeQuality> newest = qualities.newest();
        return new QualityReport(
                newest.isEmpty() ? null : newest.getFirst().computedAt(),
                newest.stream()
                        .map(quality -> QualityAnswer.of(quality, locale))
                        .toList(),
                null,
                newest.size());
    }
}
