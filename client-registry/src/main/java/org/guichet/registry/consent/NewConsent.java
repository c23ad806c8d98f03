package org.guichet.registry.consent;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * A consent as it was given.
 *
 * @param recipients party codes, within the notice; each once
 * @param dataCategories categories of the attribute dictionary, within the notice; each once
 * @param noticeVersion the notice that was shown, in {@code language}
 * @param method how it was captured: name of a {@link CaptureMethod}
 * @param validUntil null where it has no end
 * @param scriptVersion the script that was read; of PHONE_SCRIPT alone
 * @param representative who gave it for the client, where staff say so
 */
public record NewConsent(
        String purpose,
        List<String> recipients,
        List<String> dataCategories,
        String noticeVersion,
        String language,
        String method,
        @Nullable Instant validUntil,
        @Nullable String scriptVersion,
        @Nullable ClientId representative) {
    public NewConsent {
        recipients = List.copyOf(new LinkedHashSet<>(recipients));
        dataCategories = List.copyOf(new LinkedHashSet<>(dataCategories));
    }

    /** Given without a script, by whoever is signed in. */
    public NewConsent(
            String purpose,
            List<String> recipients,
            List<String> dataCategories,
            String noticeVersion,
            String language,
            String method,
            @Nullable Instant validUntil) {
        this(purpose, recipients, dataCategories, noticeVersion, language, method, validUntil, null, null);
    }

    Scope scope() {
        return new Scope(purpose, recipients, dataCategories);
    }

    Said said() {
        return new Said(noticeVersion, language, method, validUntil, scriptVersion, representative);
    }

    /** What a consent lets happen; it cannot exceed its notice. */
    record Scope(String purpose, List<String> recipients, List<String> dataCategories) {}
}
