package org.guichet.catalog.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk says when opening a contact.
 *
 * @param reason why the client reached us, in the clerk's words; 1 to 200 characters
 * @param clientId binds the contact to a client at once
 * @param ticket number of the queue, the call or the letter
 * @param kind what sort of contact it is; ENQUIRY where none is given
 * @param topic what it is about: a service code or a subject
 * @param language the language served in, BCP 47
 * @param preferredLanguage the language the client asked for, where it differs
 * @param channel the errand's where nothing is said; MAIL, EMAIL or CHAT for what is keyed by staff, OUTREACH from the
 *     counter alone, for whoever stands before the client; BACK_OFFICE for work without the client present
 * @param receivedAt when paper or e-mail arrived
 * @param queueEnteredAt when the client began to wait
 */
public record NewContact(
        @Nullable String reason,
        @Nullable UUID clientId,
        @Nullable String ticket,
        @Nullable String kind,
        @Nullable String topic,
        @Nullable String language,
        @Nullable String preferredLanguage,
        @Nullable String channel,
        @Nullable Instant receivedAt,
        @Nullable Instant queueEnteredAt) {

    /** What an opener may name beside her own channel: what can be reached hangs on it, so it must be one she can know. */
    private static final Map<String, Set<String>> KEYED_FROM = Map.of(
            "IN_PERSON", Set.of("MAIL", "EMAIL", "CHAT", "OUTREACH", "BACK_OFFICE"),
            "PHONE", Set.of("MAIL", "EMAIL", "CHAT", "BACK_OFFICE"));

    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_CODE = 60;

    /** A contact with a reason and nothing else said. */
    public static NewContact because(String reason) {
        return new NewContact(reason, null, null, null, null, null, null, null, null, null);
    }

    /** A contact with a reason, in a language. */
    public static NewContact of(String reason, String language) {
        return new NewContact(reason, null, null, null, null, language, null, null, null, null);
    }

    /** The same, about a client already known by id. */
    public NewContact about(UUID client) {
        return new NewContact(
                reason, client, ticket, kind, topic, language, preferredLanguage, channel, receivedAt, queueEnteredAt);
    }

    void check(String own, Instant now) {
        List<Wrong> wrong = new ArrayList<>();
        if (reason == null || reason.isBlank()) {
            wrong.add(Wrong.of("reason", "input.required"));
        }
        unlessText(wrong, "reason", reason, LONGEST_REASON);
        unlessText(wrong, "ticket", ticket, LONGEST_CODE);
        unlessText(wrong, "kind", kind, LONGEST_CODE);
        unlessText(wrong, "topic", topic, LONGEST_CODE);
        notALanguage(wrong, "language", language);
        notALanguage(wrong, "preferredLanguage", preferredLanguage);
        if (channel != null
                && !channel.equals(own)
                && !KEYED_FROM.getOrDefault(own, Set.of()).contains(channel)) {
            wrong.add(Wrong.of("channel", "input.choice"));
        }
        inTheFuture(wrong, "receivedAt", receivedAt, now);
        inTheFuture(wrong, "queueEnteredAt", queueEnteredAt, now);
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }

    private static void unlessText(List<Wrong> wrong, String field, @Nullable String text, int longest) {
        if (text != null && text.length() > longest) {
            wrong.add(Wrong.of(field, "input.too-long", Integer.toString(longest)));
        } else if (text != null && isNoText(text)) {
            wrong.add(Wrong.of(field, "input.text"));
        }
    }

    /** Characters that are no text, above all NUL, which no column takes. */
    static boolean isNoText(String text) {
        return text.codePoints()
                .anyMatch(one -> Character.isISOControl(one) && one != '\n' && one != '\r' && one != '\t');
    }

    private static void notALanguage(List<Wrong> wrong, String field, @Nullable String tag) {
        if (tag != null
                && (isNoText(tag) || Locale.forLanguageTag(tag).getLanguage().isEmpty())) {
            wrong.add(Wrong.of(field, "input.language"));
        }
    }

    private static void inTheFuture(List<Wrong> wrong, String field, @Nullable Instant at, Instant now) {
        if (at != null && at.isAfter(now)) {
            wrong.add(Wrong.of(field, "input.future"));
        }
    }
}
