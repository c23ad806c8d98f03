package org.guichet.registry.holding;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what begins to hold something and what disposes of something from passing each other, on any node: either the
 * hold is there when the disposal looks, or it waits until that batch is committed. It lasts to the end of the transaction.
 */
@Component
public class Standstill {
    private static final String LOCK = "hashtextextended('disposal of records', 0)";

    private final JdbcClient jdbc;

    Standstill(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Before something is held: waits for a batch that is being disposed of, and for nobody else who holds. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void toHold() {
        take("pg_advisory_xact_lock_shared");
    }

    /** Before something is disposed of: waits for whoever is about to hold, and for another batch. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void toDispose() {
        take("pg_advisory_xact_lock");
    }

    private void take(String lock) {
        jdbc.sql("select true from (select " + lock + "(" + LOCK + ")) taken")
                .query(Boolean.class)
                .single();
    }
}
