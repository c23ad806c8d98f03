package org.guichet.catalog.dispatch;

import java.time.Instant;
import java.util.UUID;

/**
 * A programme's message one worker holds, exactly as it came.
 *
 * @param kind what it is, for example {@code outcome}
 * @param body the signed bytes
 * @param signature detached JWS over the body (RFC 7515 appendix F)
 */
@SuppressWarnings("ArrayRecordComponent") // the signature is over these bytes and no others
public record InboxMessage(
        UUID id,
        String programme,
        String kind,
        String idempotencyKey,
        byte[] body,
        String signature,
        Instant receivedAt,
        long fence) {}
