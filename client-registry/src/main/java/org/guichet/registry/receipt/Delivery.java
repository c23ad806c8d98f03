package org.guichet.registry.receipt;

import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.actor.Actor;

/**
 * That a receipt was handed over in a form, for the first time.
 *
 * @param sequence the last event of the chain it tells
 * @param by the kind of whoever it was handed to; staff hand it on
 */
public record Delivery(UUID receipt, int sequence, ReceiptForm form, Instant at, Actor.Kind by, String channel) {}
