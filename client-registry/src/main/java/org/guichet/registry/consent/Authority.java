package org.guichet.registry.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The legal ground on which data may be used, in one version. Consent is asked only where the kind is CONSENT_REQUIRED;
 * for every other kind the notice is shown instead.
 */
public record Authority(
        Declared.OfAuthority said,
        int number,
        @Nullable Instant since,
        @Nullable Instant endedAt) implements GroundVersion {

    /** Kinds of ground, after the Privacy Act s. 8(2) and the Department of Employment and Social Development Act. */
    public enum Kind {
        STATUTE,
        REGULATION,
        CONSISTENT_USE,
        AGREEMENT,
        COURT,
        PUBLIC_INTEREST,
        CONSENT_REQUIRED
    }

    public Kind kind() {
        return said.kind();
    }

    public String jurisdiction() {
        return said.jurisdiction();
    }

    public String instrument(Locale locale) {
        return GroundVersion.in(locale, said.instrumentEn(), said.instrumentFr());
    }

    public String provision() {
        return said.provision();
    }

    public String fromParty() {
        return said.fromParty();
    }

    public String toParty() {
        return said.toParty();
    }

    public List<String> dataCategories() {
        return said.dataCategories();
    }

    public List<String> purposes() {
        return said.purposes();
    }

    public String notice(Locale locale) {
        return GroundVersion.in(locale, said.noticeEn(), said.noticeFr());
    }

    /** Under which conditions; null where there are none beyond what the provision says. */
    public @Nullable String conditions(Locale locale) {
        return said.terms().conditions(locale);
    }

    /** Whether and how whoever gets the data may hand it on; null where nothing is said of it. */
    public @Nullable String onwardRelease(Locale locale) {
        return said.terms().onward(locale);
    }

    public LocalDate validFrom() {
        return said.validFrom();
    }

    public @Nullable LocalDate validTo() {
        return said.validTo();
    }

    public @Nullable LocalDate reviewDue() {
        return said.reviewDue();
    }

    /** Whether the day to look at it again has come. */
    public boolean due(LocalDate day) {
        return said.reviewDue() != null && !said.reviewDue().isAfter(day);
    }

    /** Whether data of one party may go to another under it, for the purpose: all of these categories. */
    public boolean covers(String from, String to, String purpose, Set<String> categories) {
        return (fromParty().equals(Bases.ANY) || fromParty().equals(from))
                && toParty().equals(to)
                && purposes().contains(purpose)
                && (dataCategories().contains(Bases.ANY) || dataCategories().containsAll(categories));
    }
}
