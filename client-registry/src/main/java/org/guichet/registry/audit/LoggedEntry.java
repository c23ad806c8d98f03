package org.guichet.registry.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as it is shown. The office and kind stand for a member of staff where the reader is the client. */
public record LoggedEntry(
        UUID id,
        Instant at,
        AccessEntry.Kind kind,
        String actorKind,
        String actorId,
        String actorOffice,
        @Nullable UUID onBehalfOf,
        String purpose,
        List<String> bases,
        String relation,
        String recipient,
        String channel,
        @Nullable UUID contactId,
        List<String> attributes,
        @Nullable String reason,
        int subjects) {}
