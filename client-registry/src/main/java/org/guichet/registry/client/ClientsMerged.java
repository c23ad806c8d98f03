package org.guichet.registry.client;

import java.util.UUID;

/** Two clients were found to be one person. Published in the same transaction; the old id keeps resolving. */
public record ClientsMerged(UUID merge, ClientId survivor, ClientId merged) {}
