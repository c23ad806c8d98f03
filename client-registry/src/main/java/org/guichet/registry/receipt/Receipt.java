package org.guichet.registry.receipt;

import java.time.Instant;
import java.util.UUID;

/**
 * A receipt as it was issued.
 *
 * @param sequence the last event of the chain it tells
 * @param content the receipt itself (ISO/IEC TS 27560 as JSON-LD), to the byte
 */
public record Receipt(UUID id, UUID consent, int sequence, Instant issuedAt, String content) {}
