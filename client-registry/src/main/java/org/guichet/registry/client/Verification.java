package org.guichet.registry.client;

/** How well a fact is established, weakest first. */
public enum Verification {
    DECLARED,
    DOCUMENT_SEEN,
    SOURCE_VERIFIED
}
