package org.guichet.registry.client.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it is written.
 *
 * @param party who knows it: the integrator itself or the code of a programme or register
 * @param value String, Boolean, Number or List, as the dictionary says
 */
public record FactRow(
        UUID id,
        String party,
        String attribute,
        Object value,
        Source source,
        Verification verification,
        Instant collectedAt,
        Instant recordedAt,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String basis,
        @Nullable String evidence,
        @Nullable ClientId about,
        @Nullable UUID contactId,
        String actorKind,
        String actorId) {}
