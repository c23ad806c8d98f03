package org.guichet.registry.consent;

import org.jspecify.annotations.Nullable;

/**
 * A version of a purpose as somebody writes it, before it is known whether it can be one.
 *
 * @param dpvTerm term of the Data Privacy Vocabulary, as {@code dpv:ServiceProvision}
 * @param liveFrom first day, as {@code 2026-04-01}
 * @param liveTo last day; left out where it has none
 * @param reason why it is proposed
 */
public record PurposeDraft(
        @Nullable String nameEn,
        @Nullable String nameFr,
        @Nullable String descriptionEn,
        @Nullable String descriptionFr,
        @Nullable String dpvTerm,
        @Nullable String liveFrom,
        @Nullable String liveTo,
        @Nullable String reason) {

    /** Nothing is written yet. */
    public static final PurposeDraft EMPTY = new PurposeDraft(null, null, null, null, null, null, null, null);

    /** What a version says, to be written on; the reason is left to whoever does. */
    public static PurposeDraft of(Declared.OfPurpose said) {
        return new PurposeDraft(
                said.nameEn(),
                said.nameFr(),
                said.descriptionEn(),
                said.descriptionFr(),
                said.dpvTerm(),
                said.liveFrom().toString(),
                said.liveTo() == null ? null : said.liveTo().toString(),
                null);
    }
}
