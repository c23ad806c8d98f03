package org.guichet.registry.signature;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keys under one name, as a JSON Web Key Set with a member {@code name}. At most one of them signs.
 *
 * @param name what everything signed begins its origin with, for example {@code guichet.example}
 */
record KeyRing(String name, List<SigningKey> keys) {
    private static final JsonMapper JSON = JsonMapper.shared();

    KeyRing {
        keys = List.copyOf(keys);
        if (!name.matches("[a-z0-9][a-z0-9./:_-]{0,200}")) {
            throw new IllegalArgumentException("The name of a signing key is like guichet.example");
        }
        if (keys.stream().filter(SigningKey::signsNow).count() > 1) {
            throw new IllegalArgumentException("More than one key signs");
        }
    }

    /** @throws IllegalArgumentException where it is not a set of signing keys; without its text, which holds secrets */
    static KeyRing parse(String json) {
        try {
            return Objects.requireNonNullElseGet(JSON.readValue(json, KeyRing.class), () -> {
                throw new IllegalArgumentException("Not a set of signing keys");
            });
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("Not a set of signing keys");
        }
    }

    String json() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }

    Optional<SigningKey> signing() {
        return keys.stream().filter(SigningKey::signsNow).findFirst();
    }

    KeyRing withoutSecrets() {
        return new KeyRing(name, keys.stream().map(SigningKey::withoutSecret).toList());
    }
}
