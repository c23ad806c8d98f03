package org.guichet.registry.audit;

import java.time.Clock;
import org.springframework.context.ApplicationContext;

/** Entries written and sealed for tests of other rooms and storeys. */
public final class SealedEntries {
    private SealedEntries() {}

    /** One more, sealed and signed at once. */
    public static AccessEntry one(ApplicationContext context) {
        AccessEntry entry = AccessEntries.aLook(context.getBean(Clock.class));
        context.getBean(AccessLog.class).record(entry);
        while (context.getBean(Sealing.class).seal() > 0) {
            // until none is left that an earlier test wrote
        }
        return entry;
    }
}
