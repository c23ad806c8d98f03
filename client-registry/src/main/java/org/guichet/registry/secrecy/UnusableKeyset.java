package org.guichet.registry.secrecy;

/** A keyset is not there, is not one, or holds keys of another kind. */
final class UnusableKeyset extends IllegalStateException {
    UnusableKeyset(String where, Throwable cause) {
        super("The keyset at " + where + " cannot be used", cause);
    }
}
