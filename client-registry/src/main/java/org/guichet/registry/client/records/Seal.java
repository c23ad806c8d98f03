package org.guichet.registry.client.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.guichet.registry.client.ClientId;

/**
 * A decision that a client exists only for those with the grant.
 *
 * @param authority code of the legal authority it rests on
 * @param officer who answers for it
 * @param reviewOn when somebody looks at it again; it never ends by itself
 */
public record Seal(
        UUID act, ClientId client, String reason, String authority, String officer, Instant at, LocalDate reviewOn) {}
