package org.guichet.registry.auditpack;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An audit pack that was asked for.
 *
 * @param from inclusive
 * @param to exclusive
 * @param programmes codes of those it is limited to; null for all
 * @param sealedIncluded whether what is about sealed clients is in it
 * @param requestEntry the access log entry of the request
 * @param done how many of its points are made
 * @param points how many it has
 * @param findings how many questions found what there should be none of; null until it is made
 * @param sha256 of the file, in hexadecimal; null until it is made
 * @param expiresAt when the file is deleted; null until it is made
 */
public record AuditPack(
        UUID id,
        Instant requestedAt,
        String requestedBy,
        String office,
        Instant from,
        Instant to,
        @Nullable List<String> programmes,
        boolean sealedIncluded,
        UUID requestEntry,
        State state,
        int done,
        int points,
        @Nullable Integer findings,
        @Nullable String sha256,
        @Nullable Instant madeAt,
        @Nullable Instant expiresAt) {

    /** FAILED: it could not be made, several times over. EXPIRED: its file is deleted. */
    public enum State {
        MAKING,
        READY,
        FAILED,
        EXPIRED
    }

    public AuditPack {
        programmes = programmes == null ? null : List.copyOf(programmes);
    }

    PackScope scope() {
        return new PackScope(id, from, to, programmes, sealedIncluded);
    }
}
