package org.guichet.registry.signature;

import org.jspecify.annotations.Nullable;

/** No signing key is named, or the file it should lie in is not there, is not one, or has no key that signs now. */
public final class CannotSign extends IllegalStateException {
    CannotSign(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
