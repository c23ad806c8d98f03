package org.guichet.catalog.application;

import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.client.ClientId;

/** An application was submitted. Published in the same transaction. */
public record ApplicationSubmitted(UUID applicationId, ClientId client, String serviceCode, Instant at) {}
