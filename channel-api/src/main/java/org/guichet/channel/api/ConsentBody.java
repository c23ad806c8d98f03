package org.guichet.channel.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.consent.ConsentRecord;
import org.jspecify.annotations.Nullable;

/** A consent as it stands. */
record ConsentBody(
        UUID id,
        String purpose,
        List<String> recipients,
        List<String> dataCategories,
        String noticeVersion,
        String language,
        String state,
        Instant stateSince,
        @Nullable Instant validUntil) {

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
                consent.validUntil());
    }
}
