package org.guichet.registry.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an installation declares: its purposes, its authorities and the notices people are shown. */
public sealed interface Declared {

    /** What data may be used on or for: a purpose or an authority. */
    sealed interface Ground extends Declared {
        String code();

        LocalDate firstDay();

        @Nullable
        LocalDate lastDay();
    }

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
            implements Ground {
        @Override
        public LocalDate firstDay() {
            return liveFrom;
        }

        @Override
        public @Nullable LocalDate lastDay() {
            return liveTo;
        }
    }

    /**
     * An authority.
     *
     * @param fromParty whose facts: {@code guichet} for what the integrator collected, a programme or register code, or
     *     {@code *} for any
     * @param toParty who gets them: {@code guichet}, {@code client} or a programme code
     * @param dataCategories categories of the attribute dictionary, or {@code *} for all
     * @param reviewDue the day somebody looks at it again; it does not end by itself
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
            Terms terms,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable LocalDate reviewDue)
            implements Ground {
        public OfAuthority {
            dataCategories = List.copyOf(dataCategories);
            purposes = List.copyOf(purposes);
        }

        /** One that says nothing of conditions and onward release. */
        public OfAuthority(
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
                @Nullable LocalDate reviewDue) {
            this(
                    code,
                    kind,
                    jurisdiction,
                    instrumentEn,
                    instrumentFr,
                    provision,
                    fromParty,
                    toParty,
                    dataCategories,
                    purposes,
                    noticeEn,
                    noticeFr,
                    Terms.NONE,
                    validFrom,
                    validTo,
                    reviewDue);
        }

        @Override
        public LocalDate firstDay() {
            return validFrom;
        }

        @Override
        public @Nullable LocalDate lastDay() {
            return validTo;
        }
    }

    /** On which conditions data is handed over, and what becomes of it afterwards; in both languages or in none. */
    record Terms(
            @Nullable String conditionsEn,
            @Nullable String conditionsFr,
            @Nullable String onwardEn,
            @Nullable String onwardFr) {
        public static final Terms NONE = new Terms(null, null, null, null);

        @Nullable
        String conditions(Locale locale) {
            return "fr".equals(locale.getLanguage()) ? conditionsFr : conditionsEn;
        }

        @Nullable
        String onward(Locale locale) {
            return "fr".equals(locale.getLanguage()) ? onwardFr : onwardEn;
        }
    }

    /**
     * A version of the notice for one purpose; no consent exceeds it. Versions are numbered in the order they are declared.
     *
     * @param shownFrom the first day it is shown
     * @param material whether it changes what people agreed to, so that consents to the versions before need renewing
     * @param texts by ISO 639 code; English and French are needed, others may be declared with them or later
     */
    record OfNotice(
            String purpose,
            String version,
            LocalDate shownFrom,
            boolean material,
            List<String> dataCategories,
            List<String> recipients,
            Map<String, String> texts)
            implements Declared {
        public OfNotice {
            dataCategories = List.copyOf(dataCategories);
            recipients = List.copyOf(recipients);
            texts = Map.copyOf(texts);
            if (!texts.keySet().containsAll(Set.of("en", "fr"))
                    || texts.values().stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException(
                        "A notice has an English and a French text: " + purpose + " " + version);
            }
        }
    }
}
