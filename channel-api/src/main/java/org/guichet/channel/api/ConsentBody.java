package org.guichet.channel.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.consent.ConsentRecord;
import org.jspecify.annotations.Nullable;

/**
 * A consent as it stands.
 *
 * @param noticeVersion the notice last shown, in {@code language}
 * @param method how the last event was captured
 * @param renewalDue it permits still, and the notice has changed materially since it was shown
 * @param toConfirm it was said on the telephone alone, and ends soon where it is not confirmed in the portal or on paper
 */
record ConsentBody(
        UUID id,
        String purpose,
        List<String> recipients,
        List<String> dataCategories,
        String noticeVersion,
        String language,
        String state,
        Instant stateSince,
        @Nullable Instant validUntil,
        String method,
        boolean renewalDue,
        boolean toConfirm) {

    static ConsentBody of(ConsentRecord consent) {
        return new ConsentBody(
                consent.id(),
                consent.purpose(),
                consent.recipients(),
                consent.dataCategories(),
                consent.noticeVersion(),
                consent.language(),
                consent.state().name(),
                consent.stateSince(),
                consent.validUntil(),
                consent.method(),
                consent.renewalDue(),
                consent.toConfirm());
    }
}
