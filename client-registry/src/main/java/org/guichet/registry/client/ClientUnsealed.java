package org.guichet.registry.client;

/** A client exists for everybody again. */
public record ClientUnsealed(ClientId client) {}
