package org.guichet.registry.signature;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keys come from.
 *
 * @param keys location of the JSON Web Key Set that {@code signing-key make} writes, for example
 *     {@code file:/etc/guichet/signing-keys}
 */
@ConfigurationProperties("guichet.signature")
record SignatureSettings(@Nullable String keys) {

    boolean areGiven() {
        return keys != null && !keys.isBlank();
    }

    String location() {
        if (keys == null || keys.isBlank()) {
            throw new CannotSign("guichet.signature.keys is not set", null);
        }
        return keys;
    }
}
