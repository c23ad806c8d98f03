package org.guichet.registry.client;

import java.time.Instant;
import java.util.UUID;

/**
 * A fact was corrected: what was held before was wrong. Published in the same transaction.
 *
 * @param correction id of the fact that says it rightly
 */
public record FactCorrected(UUID correction, ClientId client, String attribute, Instant at) {}
