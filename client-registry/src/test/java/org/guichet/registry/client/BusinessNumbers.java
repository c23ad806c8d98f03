package org.guichet.registry.client;

import java.util.concurrent.ThreadLocalRandom;

/** Numbers for tests: drawn until the check digit is right, so that hardly ever two organizations have the same. */
public final class BusinessNumbers {
    private BusinessNumbers() {}

    public static String any() {
        while (true) {
            String drawn = String.valueOf(ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000));
            if (BusinessNumber.of(drawn).isPresent()) {
                return drawn;
            }
        }
    }
}
