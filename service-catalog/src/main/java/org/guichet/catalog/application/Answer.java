package org.guichet.catalog.application;

import java.time.Instant;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.Source;

/**
 * One answer of an application.
 *
 * @param source who said so: the register or programme it was prefilled from, the client, or the contact it was given in
 * @param prefilled it was held already and not asked
 * @param confirmed somebody said, in this application, that it is still true
 * @param stale it was held, but for longer than it may be used without being confirmed
 */
public record Answer(
        Attribute attribute,
        Object value,
        Source source,
        Instant collectedAt,
        boolean prefilled,
        boolean confirmed,
        boolean stale) {}
