package org.guichet.registry.client;

import java.util.concurrent.ThreadLocalRandom;

/** Numbers for tests: drawn until the check digit is right, so that hardly ever two people have the same. */
public final class SocialInsuranceNumbers {
    private SocialInsuranceNumbers() {}

    public static String any() {
        while (true) {
            String drawn = String.valueOf(ThreadLocalRandom.current().nextInt(100_000_000, 800_000_000));
            if (SocialInsuranceNumber.of(drawn).isPresent()) {
                return drawn;
            }
        }
    }

    public static String grouped(String digits) {
        return digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6);
    }
}
