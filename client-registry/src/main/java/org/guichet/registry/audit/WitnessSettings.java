package org.guichet.registry.audit;

import java.util.List;
import org.guichet.registry.signature.WitnessKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may co-sign.
 *
 * @param keys the witnesses' public keys, as {@code ops/witness} prints its own; without any, no root is witnessed
 */
@ConfigurationProperties("guichet.registry.witness")
record WitnessSettings(@Nullable List<String> keys) {

    List<WitnessKey> witnesses() {
        try {
            return keys == null
                    ? List.of()
                    : keys.stream().map(WitnessKey::parse).toList();
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("guichet.registry.witness.keys: " + malformed.getMessage(), malformed);
        }
    }
}
