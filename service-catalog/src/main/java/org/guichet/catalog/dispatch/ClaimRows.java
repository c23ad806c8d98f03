package org.guichet.catalog.dispatch;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code dispatch}, as workers use it: every write names the fence it was claimed under. */
@Repository
class ClaimRows {

    /** A claimed row under lock. */
    record Held(String recipient, int attempts, @Nullable String stopRequested) {}

    /** How an attempt ended that was not confirmed. */
    record End(DispatchState next, String error, Instant at, Instant nextAttemptAt) {}

    private final JdbcClient jdbc;
    private final AttemptRows attempts;

    ClaimRows(JdbcClient jdbc, AttemptRows attempts) {
        this.jdbc = jdbc;
        this.attempts = attempts;
    }

    List<ClaimedDispatch> claim(String recipient, int most, String worker, Instant now, Instant until) {
        List<ClaimedDispatch> claimed = jdbc.sql("""
                with due as (
                    select id from catalog.dispatch
                    where recipient = :recipient and state in ('DUE', 'CLAIMED', 'SENT') and next_attempt_at <= :now
                    order by next_attempt_at limit :most for update skip locked)
                update catalog.dispatch d set state = 'CLAIMED', claimed_by = :worker, next_attempt_at = :until,
                    fence = d.fence + 1, attempts = d.attempts + 1
                from due where d.id = due.id
                returning d.id, d.recipient, d.kind, d.subject_client_id, d.about_id, d.purpose, d.attributes,
                    d.attempts, d.fence
                """)
                .param("recipient", recipient)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .param("worker", worker)
                .param("until", Timestamp.from(until))
                .query(ClaimRows::claimed)
                .list();
        attempts.started(claimed, worker, now);
        return claimed;
    }

    /** Locks the row where this fence still holds it. */
    Optional<Held> hold(UUID id, long fence) {
        return jdbc.sql("""
                select recipient, attempts, stop_requested from catalog.dispatch
                where id = ? and fence = ? and state in ('CLAIMED', 'SENT') for update
                """)
                .params(id, fence)
                .query((row, number) -> new Held(row.getString(1), row.getInt(2), row.getString(3)))
                .optional();
    }

    void sent(ClaimedDispatch claimed, Permit permit, Instant leaseUntil) {
        attempts.decided(claimed, permit.entryId());
        jdbc.sql("""
                update catalog.dispatch set state = 'SENT', basis = :basis, next_attempt_at = :until where id = :id
                """)
                .param("basis", bases(permit))
                .param("until", Timestamp.from(leaseUntil))
                .param("id", claimed.id())
                .update();
    }

    void confirmed(UUID id, long fence, @Nullable String receipt, Instant now) {
        attempts.ended(id, fence, "CONFIRMED", null, now);
        jdbc.sql("""
                update catalog.dispatch set state = 'CONFIRMED', receipt = :receipt, confirmed_at = :now,
                    claimed_by = null, last_error = null
                where id = :id
                """)
                .param("receipt", receipt)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    /** It will not be sent under this fence: due again, stopped or dead. */
    void ended(UUID id, long fence, End end) {
        attempts.ended(
                id,
                fence,
                end.next() == DispatchState.DUE ? "FAILED" : end.next().name(),
                end.error(),
                end.at());
        jdbc.sql("""
                update catalog.dispatch set state = :state, last_error = :error, next_attempt_at = :next,
                    claimed_by = null
                where id = :id
                """)
                .param("state", end.next().name())
                .param("error", end.error())
                .param("next", Timestamp.from(end.nextAttemptAt()))
                .param("id", id)
                .update();
    }

    private static String[] bases(Permit permit) {
        return permit.bases().entrySet().stream()
                .map(entry -> entry.getKey() + " " + reference(entry.getValue()))
                .sorted()
                .toArray(String[]::new);
    }

    private static String reference(Basis basis) {
        return basis.kind() + " " + basis.reference();
    }

    private static ClaimedDispatch claimed(ResultSet row, int number) throws SQLException {
        Array attributes = row.getArray("attributes");
        return new ClaimedDispatch(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getString("kind"),
                new ClientId(row.getObject("subject_client_id", UUID.class)),
                row.getObject("about_id", UUID.class),
                row.getString("purpose"),
                Set.of((String[]) attributes.getArray()),
                row.getInt("attempts"),
                row.getLong("fence"));
    }
}
