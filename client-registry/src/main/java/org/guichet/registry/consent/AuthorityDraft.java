package org.guichet.registry.consent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of an authority as somebody writes it, before it is known whether it can be one.
 *
 * @param kind STATUTE, REGULATION, CONSISTENT_USE, AGREEMENT, COURT, PUBLIC_INTEREST or CONSENT_REQUIRED
 * @param fromParty whose data: {@code guichet}, a programme or register code, or {@code *} for any
 * @param toParty who gets it: {@code guichet}, {@code client} or a programme code
 * @param dataCategories categories of the attribute dictionary, or {@code *} for all
 * @param purposes codes of purposes that are live
 * @param conditionsEn on which conditions, in English; in both languages or in none
 * @param onwardEn whether and how whoever gets it may hand it on; in both languages or in none
 * @param validFrom first day, as {@code 2026-04-01}
 * @param validTo last day; left out where it has none
 * @param reviewDue the day somebody looks at it again
 * @param reason why it is proposed
 */
public record AuthorityDraft(
        @Nullable String kind,
        @Nullable String jurisdiction,
        @Nullable String instrumentEn,
        @Nullable String instrumentFr,
        @Nullable String provision,
        @Nullable String fromParty,
        @Nullable String toParty,
        @Nullable List<String> dataCategories,
        @Nullable List<String> purposes,
        @Nullable String noticeEn,
        @Nullable String noticeFr,
        @Nullable String conditionsEn,
        @Nullable String conditionsFr,
        @Nullable String onwardEn,
        @Nullable String onwardFr,
        @Nullable String validFrom,
        @Nullable String validTo,
        @Nullable String reviewDue,
        @Nullable String reason) {

    /** Nothing is written yet. */
    public static final AuthorityDraft EMPTY = new AuthorityDraft(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null);

    /** What a version says, to be written on; the reason is left to whoever does. */
    public static AuthorityDraft of(Declared.OfAuthority said) {
        return new AuthorityDraft(
                said.kind().name(),
                said.jurisdiction(),
                said.instrumentEn(),
                said.instrumentFr(),
                said.provision(),
                said.fromParty(),
                said.toParty(),
                said.dataCategories(),
                said.purposes(),
                said.noticeEn(),
                said.noticeFr(),
                said.terms().conditionsEn(),
                said.terms().conditionsFr(),
                said.terms().onwardEn(),
                said.terms().onwardFr(),
                said.validFrom().toString(),
                said.validTo() == null ? null : said.validTo().toString(),
                said.reviewDue() == null ? null : said.reviewDue().toString(),
                null);
    }
}
