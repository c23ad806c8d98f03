package org.guichet.registry.consent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;

/** A consent as it stands: the record and the last event of its chain. */
public record ConsentRecord(
        UUID id,
        ClientId client,
        String purpose,
        List<String> dataCategories,
        List<String> recipients,
        String noticeVersion,
        String language,
        State state,
        Instant stateSince,
        @Nullable Instant validUntil) {

    /** States of ISO/IEC TS 27560 with the terms of the Data Privacy Vocabulary; only GIVEN and RENEWED permit. */
    public enum State {
        REQUESTED,
        GIVEN,
        REFUSED,
        RENEWED,
        WITHDRAWN,
        EXPIRED,
        INVALIDATED;

        public boolean permits() {
            return this == GIVEN || this == RENEWED;
        }
    }
}
