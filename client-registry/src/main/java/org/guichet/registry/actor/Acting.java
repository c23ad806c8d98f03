package org.guichet.registry.actor;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The errand of the current thread: set at the edge (token, session, duty), read by every use case. */
public final class Acting {
    private static final ThreadLocal<@Nullable Errand> CURRENT = new ThreadLocal<>();

    private Acting() {}

    /** The current errand; {@link NobodyActing} where there is none. */
    public static Errand errand() {
        Errand errand = CURRENT.get();
        if (errand == null) {
            throw new NobodyActing();
        }
        return errand;
    }

    /** Runs the work under the errand and puts back what was there before. */
    public static <T> T as(Errand errand, Supplier<T> work) {
        Errand before = CURRENT.get();
        CURRENT.set(errand);
        try {
            return work.get();
        } finally {
            restore(before);
        }
    }

    /** As {@link #as}, for work without a result. */
    public static void run(Errand errand, Runnable work) {
        as(errand, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    private static void restore(@Nullable Errand before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }
}
