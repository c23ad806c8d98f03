package org.guichet.registry.consent;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A consent as it was given.
 *
 * @param recipients party codes, within the notice
 * @param dataCategories categories of the attribute dictionary, within the notice
 * @param noticeVersion the notice that was shown, in {@code language} (en or fr)
 * @param method how it was captured: PORTAL, COUNTER_DOCUMENT, PHONE_SCRIPT
 * @param validUntil null where it has no end
 */
public record NewConsent(
        String purpose,
        List<String> recipients,
        List<String> dataCategories,
        String noticeVersion,
        String language,
        String method,
        @Nullable Instant validUntil) {
    public NewConsent {
        recipients = List.copyOf(recipients);
        dataCategories = List.copyOf(dataCategories);
    }
}
