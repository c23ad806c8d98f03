package org.guichet.registry.consent;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.guichet.registry.client.AttributeDictionary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether what somebody wrote can be a version of an authority or a purpose: every wrong field at once. */
@Component
class GroundChecks {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern JURISDICTION = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?(/[\\p{L}0-9 .'’-]{1,60})?");
    private static final Pattern FROM = Pattern.compile("\\*|[a-z][a-z0-9-]{0,39}");
    private static final Pattern TO = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern TERM = Pattern.compile("[a-z][a-z0-9-]*:[A-Za-z][A-Za-z0-9]*");
    private static final int YEARS_TO_REVIEW = 10;

    private final AttributeDictionary dictionary;
    private final Authorities authorities;

    GroundChecks(AttributeDictionary dictionary, Authorities authorities) {
        this.dictionary = dictionary;
        this.authorities = authorities;
    }

    Declared.OfAuthority authority(Reading reading, String code, AuthorityDraft draft) {
        String checked = reading.form("code", code, CODE);
        Authority.Kind kind = kind(reading, draft.kind());
        String jurisdiction = reading.form("jurisdiction", draft.jurisdiction(), JURISDICTION);
        String instrumentEn = reading.text("instrumentEn", draft.instrumentEn(), Reading.SHORT);
        String instrumentFr = reading.text("instrumentFr", draft.instrumentFr(), Reading.SHORT);
        String provision = reading.text("provision", draft.provision(), Reading.SHORT);
        String from = reading.form("fromParty", draft.fromParty(), FROM);
        String to = reading.form("toParty", draft.toParty(), TO);
        List<String> categories = reading.choices("dataCategories", draft.dataCategories(), this::isCategory);
        List<String> purposes = reading.choices("purposes", draft.purposes(), this::isLive);
        String noticeEn = reading.text("noticeEn", draft.noticeEn(), Reading.LONG);
        String noticeFr = reading.text("noticeFr", draft.noticeFr(), Reading.LONG);
        Declared.Terms terms = terms(reading, draft);
        LocalDate first = reading.day("validFrom", draft.validFrom(), true);
        LocalDate last = reading.lastDay("validTo", draft.validTo(), first);
        LocalDate review = review(reading, draft.reviewDue());
        return new Declared.OfAuthority(
                checked,
                kind,
                jurisdiction,
                instrumentEn,
                instrumentFr,
                provision,
                from,
                to,
                categories,
                purposes,
                noticeEn,
                noticeFr,
                terms,
                Objects.requireNonNullElse(first, reading.today()),
                last,
                review);
    }

    Declared.OfPurpose purpose(Reading reading, String code, PurposeDraft draft) {
        String checked = reading.form("code", code, CODE);
        String nameEn = reading.text("nameEn", draft.nameEn(), Reading.SHORT);
        String nameFr = reading.text("nameFr", draft.nameFr(), Reading.SHORT);
        String descriptionEn = reading.text("descriptionEn", draft.descriptionEn(), Reading.LONG);
        String descriptionFr = reading.text("descriptionFr", draft.descriptionFr(), Reading.LONG);
        String term = reading.form("dpvTerm", draft.dpvTerm(), TERM);
        LocalDate first = reading.day("liveFrom", draft.liveFrom(), true);
        LocalDate last = reading.lastDay("liveTo", draft.liveTo(), first);
        return new Declared.OfPurpose(
                checked,
                nameEn,
                nameFr,
                descriptionEn,
                descriptionFr,
                term,
                Objects.requireNonNullElse(first, reading.today()),
                last);
    }

    private static Declared.Terms terms(Reading reading, AuthorityDraft draft) {
        String conditionsEn = reading.optional("conditionsEn", draft.conditionsEn(), Reading.LONG);
        String conditionsFr = reading.optional("conditionsFr", draft.conditionsFr(), Reading.LONG);
        reading.both("conditionsEn", conditionsEn, "conditionsFr", conditionsFr);
        String onwardEn = reading.optional("onwardEn", draft.onwardEn(), Reading.LONG);
        String onwardFr = reading.optional("onwardFr", draft.onwardFr(), Reading.LONG);
        reading.both("onwardEn", onwardEn, "onwardFr", onwardFr);
        return new Declared.Terms(conditionsEn, conditionsFr, onwardEn, onwardFr);
    }

    private static Authority.Kind kind(Reading reading, @Nullable String written) {
        String text = reading.text("kind", written, Reading.SHORT);
        return Arrays.stream(Authority.Kind.values())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElseGet(() -> {
                    if (!text.isEmpty()) {
                        reading.wrong("kind", "input.choice");
                    }
                    return Authority.Kind.STATUTE;
                });
    }

    private static @Nullable LocalDate review(Reading reading, @Nullable String written) {
        LocalDate review = reading.day("reviewDue", written, true);
        if (review != null
                && (!review.isAfter(reading.today())
                        || review.isAfter(reading.today().plusYears(YEARS_TO_REVIEW)))) {
            reading.wrong("reviewDue", "input.date-range");
        }
        return review;
    }

    private boolean isCategory(String category) {
        return category.equals(Bases.ANY) || !dictionary.inCategory(category).isEmpty();
    }

    private boolean isLive(String purpose) {
        return authorities.purposes().stream()
                .anyMatch(one -> one.code().equals(purpose) && one.inForce(authorities.today()));
    }
}
