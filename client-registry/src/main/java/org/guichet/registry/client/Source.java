package org.guichet.registry.client;

/** Where a fact comes from: the kind and a code within it (programme code, contact id, register, duty). */
public record Source(Kind kind, String code) {
    /** Kinds of source, in the words of rule 1 of the domain. */
    public enum Kind {
        CLIENT,
        AGENT,
        PROGRAMME,
        DOCUMENT,
        REGISTER
    }
}
