package org.guichet.catalog.dispatch;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code dispatch_attempt}: what was tried, by which worker, and how it ended. */
@Repository
class AttemptRows {
    private final JdbcClient jdbc;

    AttemptRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void replayed(UUID dispatch, long fence, String who, Instant now) {
        jdbc.sql("""
                insert into catalog.dispatch_attempt (dispatch_id, fence, worker, started_at, ended_at, outcome)
                values (:dispatch, :fence, :who, :now, :now, 'REPLAYED')
                """)
                .param("dispatch", dispatch)
                .param("fence", fence)
                .param("who", who)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Begins the attempts of what was claimed together, and ends those nobody reported on. */
    void started(List<ClaimedDispatch> claimed, String worker, Instant now) {
        UUID[] ids = claimed.stream().map(ClaimedDispatch::id).toArray(UUID[]::new);
        Long[] fences = claimed.stream().map(ClaimedDispatch::fence).toArray(Long[]::new);
        jdbc.sql("""
                update catalog.dispatch_attempt set ended_at = :now, outcome = 'LEASE_EXPIRED'
                where dispatch_id = any(:ids) and ended_at is null
                """).param("ids", ids).param("now", Timestamp.from(now)).update();
        jdbc.sql("""
                insert into catalog.dispatch_attempt (dispatch_id, fence, worker, started_at)
                select id, fence, :worker, :now from unnest(:ids::uuid[], :fences::bigint[]) as claimed (id, fence)
                """)
                .param("worker", worker)
                .param("now", Timestamp.from(now))
                .param("ids", ids)
                .param("fences", fences)
                .update();
    }

    void decided(ClaimedDispatch claimed, UUID accessLogEntry) {
        jdbc.sql("""
                update catalog.dispatch_attempt set access_log_entry = :entry
                where dispatch_id = :dispatch and fence = :fence
                """)
                .param("entry", accessLogEntry)
                .param("dispatch", claimed.id())
                .param("fence", claimed.fence())
                .update();
    }

    void ended(UUID dispatch, long fence, String outcome, @Nullable String error, Instant now) {
        jdbc.sql("""
                update catalog.dispatch_attempt set ended_at = :now, outcome = :outcome, error = :error
                where dispatch_id = :dispatch and fence = :fence
                """)
                .param("now", Timestamp.from(now))
                .param("outcome", outcome)
                .param("error", error)
                .param("dispatch", dispatch)
                .param("fence", fence)
                .update();
    }
}
