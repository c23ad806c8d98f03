package org.guichet.registry;

import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether anybody waits for what the transaction of this thread holds; who else waits on the server is no matter. */
public final class Blocking {
    private Blocking() {}

    /** Awaits somebody who waits for this transaction. */
    public static void somebody(JdbcClient jdbc) {
        somebodyOr(jdbc, () -> false);
    }

    /** As {@link #somebody}, unless what was begun needs not wait. */
    public static void somebodyOr(JdbcClient jdbc, BooleanSupplier done) {
        // On another thread it would be asked over another connection, which blocks nobody.
        Awaitility.await().pollInSameThread().until(() -> done.getAsBoolean() || blocks(jdbc));
    }

    private static boolean blocks(JdbcClient jdbc) {
        return jdbc.sql("""
                select exists (select from pg_locks
                               where not granted and pid <> pg_backend_pid()
                                 and pg_backend_pid() = any(pg_blocking_pids(pid)))
                """).query(Boolean.class).single();
    }
}
