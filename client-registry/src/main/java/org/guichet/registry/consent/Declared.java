package org.guichet.registry.consent;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an installation declares: its purposes, its authorities and the notices people are shown. */
public sealed interface Declared {

    /** A purpose, live from a day on. */
    record OfPurpose(
            String code,
            String nameEn,
            String nameFr,
            String descriptionEn,
            String descriptionFr,
            String dpvTerm,
            LocalDate liveFrom,
            @Nullable LocalDate liveTo)
            implements Declared {}

    /**
     * An authority.
     *
     * @param fromParty whose facts: {@code guichet} for what the integrator collected, a programme or register code, or
     *     {@code *} for any
     * @param toParty who gets them: {@code guichet}, {@code client} or a programme code
     * @param dataCategories categories of the attribute dictionary, or {@code *} for all
     */
    record OfAuthority(
            String code,
            Authority.Kind kind,
            String jurisdiction,
            String instrumentEn,
            String instrumentFr,
            String provision,
            String fromParty,
            String toParty,
            List<String> dataCategories,
            List<String> purposes,
            String noticeEn,
            String noticeFr,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable LocalDate reviewDue)
            implements Declared {}

    /** A version of the notice for one purpose; no consent exceeds it. */
    record OfNotice(
            String purpose,
            String version,
            List<String> dataCategories,
            List<String> recipients,
            String textEn,
            String textFr)
            implements Declared {}
}
