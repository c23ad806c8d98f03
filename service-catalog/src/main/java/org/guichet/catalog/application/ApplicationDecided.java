package org.guichet.catalog.application;

import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.client.ClientId;

/** A programme decided an application. Published in the same transaction. */
public record ApplicationDecided(
        UUID applicationId, ClientId client, String serviceCode, ApplicationState state, Instant at) {}
