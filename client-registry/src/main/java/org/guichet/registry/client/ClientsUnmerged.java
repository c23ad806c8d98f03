package org.guichet.registry.client;

import java.util.UUID;

/**
 * A merge was undone: they are two people after all. Published in the same transaction.
 *
 * @param remaining the client that had taken the restored one in
 */
public record ClientsUnmerged(UUID merge, ClientId restored, ClientId remaining) {}
