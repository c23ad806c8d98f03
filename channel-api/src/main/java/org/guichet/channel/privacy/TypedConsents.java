package org.guichet.channel.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.auditpack.ConsentFilter;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.consent.CaptureMethod;
import org.guichet.registry.consent.ConsentRecord;
import org.jspecify.annotations.Nullable;

/**
 * Which consents an officer looks for, as it was typed or asked: days are whole days in UTC, the last included, as the log
 * keeps them.
 *
 * @param consentPurpose not called {@code purpose}: so is named what whoever acts does it for, in any request
 */
record TypedConsents(
        @Nullable String consentPurpose,
        @Nullable String recipient,
        @Nullable String state,
        @Nullable String method,
        @Nullable String assurance,
        @Nullable String notice,
        @Nullable String client,
        @Nullable String givenFrom,
        @Nullable String givenTo,
        @Nullable String withdrawnFrom,
        @Nullable String withdrawnTo,
        @Nullable String endsWithin,
        @Nullable String renewalDue,
        @Nullable String cursor,
        @Nullable String limit) {
    private static final int USUAL = 50;

    static TypedConsents any() {
        return new TypedConsents(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** @throws InvalidInput naming every wrong field, what cannot be read and what cannot be meant */
    ConsentFilter read() {
        List<Wrong> wrong = new ArrayList<>();
        Integer most = parsed(limit, "limit", "input.number", Integer::valueOf, wrong);
        ConsentFilter filter = new ConsentFilter(
                filled(consentPurpose),
                filled(recipient),
                name(parsed(state, "state", "input.choice", ConsentRecord.State::valueOf, wrong)),
                name(parsed(method, "method", "input.choice", CaptureMethod::valueOf, wrong)),
                parsed(assurance, "assurance", "input.choice", Assurance::valueOf, wrong),
                filled(notice),
                parsed(client, "client", "input.uuid", UUID::fromString, wrong),
                parsed(givenFrom, "givenFrom", "input.date", TypedConsents::startOf, wrong),
                parsed(givenTo, "givenTo", "input.date", TypedConsents::endOf, wrong),
                parsed(withdrawnFrom, "withdrawnFrom", "input.date", TypedConsents::startOf, wrong),
                parsed(withdrawnTo, "withdrawnTo", "input.date", TypedConsents::endOf, wrong),
                parsed(endsWithin, "endsWithin", "input.number", Integer::valueOf, wrong),
                Boolean.TRUE.equals(parsed(renewalDue, "renewalDue", "input.choice", TypedConsents::yesOrNo, wrong)),
                parsed(cursor, "cursor", "input.cursor", UUID::fromString, wrong),
                most == null ? USUAL : most);
        wrong.addAll(filter.wrong());
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        return filter;
    }

    private static Instant startOf(String day) {
        LocalDate date = LocalDate.parse(day);
        // What the database cannot keep is no day it holds anything of.
        if (date.getYear() < 1900 || date.getYear() > 9999) {
            throw new IllegalArgumentException(day);
        }
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant endOf(String day) {
        return startOf(day).atZone(ZoneOffset.UTC).plusDays(1).toInstant();
    }

    private static Boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static @Nullable String name(@Nullable Enum<?> one) {
        return one == null ? null : one.name();
    }

    private static <T> @Nullable T parsed(
            @Nullable String text, String field, String message, Function<String, T> reading, List<Wrong> wrong) {
        String given = filled(text);
        try {
            return given == null ? null : reading.apply(given);
        } catch (DateTimeParseException | IllegalArgumentException unreadable) {
            wrong.add(Wrong.of(field, message));
            return null;
        }
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
