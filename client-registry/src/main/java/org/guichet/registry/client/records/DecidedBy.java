package org.guichet.registry.client.records;

/** Who decided something about clients: the kind of actor and the id within it. */
public record DecidedBy(String kind, String id) {}
