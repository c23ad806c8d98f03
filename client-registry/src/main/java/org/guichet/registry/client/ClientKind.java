package org.guichet.registry.client;

/** What a client is: decided when it is registered, and for good. */
public enum ClientKind {
    PERSON,
    /** An employer, a business, any body that acts through people. */
    ORGANIZATION
}
