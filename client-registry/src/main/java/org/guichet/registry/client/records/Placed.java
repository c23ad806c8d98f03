package org.guichet.registry.client.records;

import java.util.UUID;

/** A fact with the source record it is written to. */
record Placed(UUID record, FactRow fact) {}
