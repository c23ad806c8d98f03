package org.guichet.channel.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.guichet.registry.consent.Amendment;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.Difference;
import org.guichet.registry.consent.Purpose;
import org.jspecify.annotations.Nullable;

/** What the API says of purposes, of authorities, and of what somebody proposes to change about them. */
final class GroundAnswers {
    private GroundAnswers() {}

    /**
     * @param dpvTerm term of the Data Privacy Vocabulary
     * @param version counted from one
     * @param inForce whether it is live today
     * @param putInForceAt null for what was declared before there were versions
     * @param endedAt when it was ended or replaced
     */
    record PurposeAnswer(
            String code,
            String name,
            String description,
            String dpvTerm,
            int version,
            boolean inForce,
            LocalDate liveFrom,
            @Nullable LocalDate liveTo,
            @Nullable Instant putInForceAt,
            @Nullable Instant endedAt) {
        static PurposeAnswer of(Purpose purpose, LocalDate today, Locale locale) {
            return new PurposeAnswer(
                    purpose.code(),
                    purpose.name(locale),
                    purpose.description(locale),
                    purpose.dpvTerm(),
                    purpose.number(),
                    purpose.inForce(today),
                    purpose.said().liveFrom(),
                    purpose.said().liveTo(),
                    purpose.since(),
                    purpose.endedAt());
        }
    }

    /**
     * @param notice what people are told of sharing that happens under the authority
     * @param version counted from one
     * @param inForce whether it is in force today
     * @param conditions on which conditions data is handed over; null where none are said
     * @param onwardRelease whether and how whoever gets the data may hand it on; null where nothing is said of it
     * @param reviewDue the day somebody looks at it again
     * @param putInForceAt null for what was declared before there were versions
     * @param endedAt when it was ended or replaced
     */
    record AuthorityAnswer(
            String code,
            Authority.Kind kind,
            String jurisdiction,
            String instrument,
            String provision,
            String fromParty,
            String toParty,
            List<String> dataCategories,
            List<String> purposes,
            String notice,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            int version,
            boolean inForce,
            @Nullable String conditions,
            @Nullable String onwardRelease,
            @Nullable LocalDate reviewDue,
            @Nullable Instant putInForceAt,
            @Nullable Instant endedAt) {
        static AuthorityAnswer of(Authority authority, LocalDate today, Locale locale) {
            return new AuthorityAnswer(
                    authority.code(),
                    authority.kind(),
                    authority.jurisdiction(),
                    authority.instrument(locale),
                    authority.provision(),
                    authority.fromParty(),
                    authority.toParty(),
                    authority.dataCategories(),
                    authority.purposes(),
                    authority.notice(locale),
                    authority.validFrom(),
                    authority.validTo(),
                    authority.number(),
                    authority.inForce(today),
                    authority.conditions(locale),
                    authority.onwardRelease(locale),
                    authority.reviewDue(),
                    authority.since(),
                    authority.endedAt());
        }
    }

    /**
     * @param state PROPOSED, IN_FORCE, REJECTED or WITHDRAWN
     * @param ends whether what there is shall end; otherwise a version is proposed
     * @param lastDay its last day; null where it ends as soon as that is put in force
     * @param comparedWith number of the version it is compared with; null for a code that is new
     * @param changes every field of both, side by side
     * @param mayDecide whether whoever asks is the second person it waits for
     */
    record AmendmentAnswer(
            UUID id,
            String code,
            String state,
            boolean ends,
            @Nullable LocalDate lastDay,
            @Nullable Integer comparedWith,
            List<ChangeAnswer> changes,
            String reason,
            Instant proposedAt,
            String proposedOffice,
            @Nullable Instant decidedAt,
            @Nullable String decidedOffice,
            @Nullable String decidedReason,
            boolean mayDecide) {
        static AmendmentAnswer of(Amendment amendment, List<Difference> differences, boolean mayDecide) {
            Amendment.Act decided = amendment.decided();
            return new AmendmentAnswer(
                    amendment.id(),
                    amendment.code(),
                    amendment.state().name(),
                    amendment.ends(),
                    amendment.lastDay(),
                    amendment.comparedWith(),
                    differences.stream().map(ChangeAnswer::of).toList(),
                    amendment.reason(),
                    amendment.proposed().at(),
                    amendment.proposed().office(),
                    decided == null ? null : decided.at(),
                    decided == null ? null : decided.office(),
                    amendment.decidedWhy(),
                    mayDecide);
        }
    }

    /** @param changed whether both differ */
    record ChangeAnswer(
            String field, @Nullable String before, @Nullable String after, boolean changed) {
        static ChangeAnswer of(Difference difference) {
            return new ChangeAnswer(difference.field(), difference.before(), difference.after(), difference.changed());
        }
    }
}
