package org.guichet.registry.auditpack;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consent as the privacy office lists it: of what and when, never of whom.
 *
 * @param state as it stands now: what is over is EXPIRED whether or not it has been recorded
 * @param method how her last word was captured, at {@code assurance}; null where she has said nothing yet
 * @param givenAt when she last gave it, or gave it anew
 * @param noticeVersion the notice last shown
 * @param renewalDue whether it permits still, and the notice has changed materially since
 */
public record ListedConsent(
        UUID id,
        String purpose,
        List<String> dataCategories,
        List<String> recipients,
        String state,
        Instant stateSince,
        @Nullable Instant givenAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant validUntil,
        @Nullable String method,
        @Nullable String assurance,
        String noticeVersion,
        boolean renewalDue) {}
