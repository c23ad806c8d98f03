package org.guichet.registry.duplicate;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.duplicate.DuplicateReview.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of clients due to be compared. */
@Repository
class DueRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    DueRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param failures how often she could not be compared */
    record Due(long id, ClientId client, ClientKind kind, Path path, int failures) {}

    void due(ClientId client, Path path) {
        jdbc.sql("insert into registry.duplicate_due (client_id, path) values (?, ?)")
                .params(client.value(), path.name())
                .update();
    }

    /** Takes clients due, in the caller's transaction; those another node has taken are left to it. */
    List<Due> take(int most) {
        return jdbc.sql("""
                delete from registry.duplicate_due d
                using registry.client c
                where c.id = d.client_id
                and d.id in (select id from registry.duplicate_due where due_at <= :now
                             order by due_at, id limit :most for update skip locked)
                returning d.id, d.client_id, c.kind, d.path, d.failures
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", most)
                .query((row, number) -> new Due(
                        row.getLong("id"),
                        new ClientId(row.getObject("client_id", UUID.class)),
                        ClientKind.valueOf(row.getString("kind")),
                        Path.valueOf(row.getString("path")),
                        row.getInt("failures")))
                .list();
    }

    /**
     * Waits for the portion of a load that was begun before, in the caller's transaction: whoever it enters did not see
     * those due, and is seen by them only once it is over.
     */
    void afterTheLoadUnderWay() {
        jdbc.sql("select 1 from pg_advisory_xact_lock_shared(hashtext('registry.client_load'))")
                .query(Integer.class)
                .single();
    }

    /** Puts off one who could not be compared: by a minute, then twice as long each time, a day at the most. */
    void putOff(Due due) {
        jdbc.sql("""
                update registry.duplicate_due
                set failures = failures + 1,
                    due_at = cast(:now as timestamptz)
                             + least(interval '1 day', interval '1 minute' * power(2, least(failures, 11)))
                where id = :id
                """)
                .param("id", due.id())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
