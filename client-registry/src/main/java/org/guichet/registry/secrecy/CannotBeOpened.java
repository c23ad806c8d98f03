package org.guichet.registry.secrecy;

/** A ciphertext was changed, lies in another place than it was made for, or its key is gone. */
public final class CannotBeOpened extends RuntimeException {
    CannotBeOpened(Place place, Throwable cause) {
        super("A ciphertext of " + place.what() + " cannot be opened in row " + place.where(), cause);
    }
}
