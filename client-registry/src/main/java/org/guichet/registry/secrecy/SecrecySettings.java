package org.guichet.registry.secrecy;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keys come from.
 *
 * @param keyset location of the Tink JSON keyset (AES-256-GCM) that encrypts, for example {@code file:/etc/guichet/keys}
 * @param indexKeyset location of the Tink JSON keyset (HMAC-SHA-256 PRF) of the blind index; never the same keys
 * @param keyServiceUri the key, at a key service, that both keysets are encrypted with; none where they lie in clear
 */
@ConfigurationProperties("guichet.secrecy")
record SecrecySettings(
        @Nullable String keyset,
        @Nullable String indexKeyset,
        @Nullable String keyServiceUri) {

    String keysetOrFail() {
        return given("guichet.secrecy.keyset", keyset);
    }

    String indexKeysetOrFail() {
        return given("guichet.secrecy.index-keyset", indexKeyset);
    }

    private static String given(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("Guichet does not start without " + name + ".");
        }
        return value;
    }
}
