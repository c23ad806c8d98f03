package org.guichet.registry.actor;

/** The caller's {@code Idempotency-Key} and the SHA-256 (hex) of method, path and body it came with. */
public record IdempotencyKey(String key, String requestHash) {
    public IdempotencyKey {
        if (key.isBlank() || key.length() > 200) {
            throw new IllegalArgumentException("An idempotency key has 1 to 200 characters");
        }
    }
}
