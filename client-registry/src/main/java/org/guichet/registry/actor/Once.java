package org.guichet.registry.actor;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Idempotency, claimed inside the use case's transaction: what was done once is not done again. Only the reference of
 * what was created is kept, never an answer, so nothing personal lies here.
 */
@Component
public class Once {
    private final JdbcClient jdbc;
    private final Clock clock;

    Once(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Claims the errand's idempotency key for an operation that is about to create {@code reference}. A call with the
     * same key that is still running is waited for.
     *
     * @return empty where the work must be done now (no key was sent, or the key is new); otherwise the reference the
     *     earlier call created, whose present state is the answer
     * @throws KeyReused where the key came with another request before
     */
    public Optional<String> claim(String operation, String reference) {
        Errand errand = Acting.errand();
        IdempotencyKey key = errand.idempotencyKey();
        if (key == null) {
            return Optional.empty();
        }
        int claimed = jdbc.sql("""
                insert into registry.once (actor_id, operation, key, request_hash, reference, claimed_at)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(
                        errand.actor().id(),
                        operation,
                        key.key(),
                        key.requestHash(),
                        reference,
                        Timestamp.from(clock.instant()))
                .update();
        return claimed == 1
                ? Optional.empty()
                : Optional.of(known(errand, operation, key).orElseThrow());
    }

    /** What a call with this key has created; nothing is claimed, for work that is done before the transaction it ends in. */
    public Optional<String> done(String operation) {
        Errand errand = Acting.errand();
        IdempotencyKey key = errand.idempotencyKey();
        return key == null ? Optional.empty() : known(errand, operation, key);
    }

    /** Gives a key claimed in this transaction back: nothing was created, so the same call may be made again. */
    public void release(String operation) {
        Errand errand = Acting.errand();
        IdempotencyKey key = errand.idempotencyKey();
        if (key != null) {
            jdbc.sql("delete from registry.once where actor_id = ? and operation = ? and key = ?")
                    .params(errand.actor().id(), operation, key.key())
                    .update();
        }
    }

    private Optional<String> known(Errand errand, String operation, IdempotencyKey key) {
        return jdbc.sql("""
                select request_hash, reference from registry.once where actor_id = ? and operation = ? and key = ?
                """)
                .params(errand.actor().id(), operation, key.key())
                .query((row, number) -> new Earlier(row.getString(1), row.getString(2)))
                .optional()
                .map(earlier -> {
                    if (!earlier.requestHash().equals(key.requestHash())) {
                        throw new KeyReused();
                    }
                    return earlier.reference();
                });
    }

    private record Earlier(String requestHash, String reference) {}
}
