package org.guichet.registry.audit;

import java.util.function.IntSupplier;
import org.springframework.context.ApplicationContext;

/** Hands the sealing duty to whoever measures it. */
public final class SealingForTests {
    private SealingForTests() {}

    /** Seals what can be sealed now, and tells how many entries that were. */
    public static IntSupplier of(ApplicationContext registry) {
        return registry.getBean(Sealing.class)::seal;
    }
}
