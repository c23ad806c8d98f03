package org.guichet.catalog.dispatch;

import java.time.Instant;
import java.util.UUID;

/**
 * A programme's message that cannot be applied. It names nobody: what the programme wrote is not in it.
 *
 * @param kind what it is, for example {@code life-event}
 * @param reason a plain code, for example {@code invalid:facts[0].value input.date} or {@code refused:not-granted}
 */
public record RejectedMessage(UUID id, String programme, String kind, String reason, Instant receivedAt) {}
