package org.guichet.catalog.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code dispatch}, as rooms and people use it. */
@Repository
class DispatchRows {
    private static final String SUMMARY = """
            select id, recipient, kind, about_id, state, attempts, next_attempt_at, last_error, created_at, confirmed_at
            from catalog.dispatch
            """;

    private final JdbcClient jdbc;

    DispatchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, NewDispatch dispatch, String authority, Instant now) {
        jdbc.sql("""
                insert into catalog.dispatch (id, recipient, kind, subject_client_id, about_id, purpose, attributes,
                    authority, state, next_attempt_at, idempotency_key, created_at)
                values (:id, :recipient, :kind, :client, :about, :purpose, :attributes,
                    :authority, 'DUE', :now, :key, :now)
                """)
                .param("id", id)
                .param("recipient", dispatch.programmeCode())
                .param("kind", dispatch.kind())
                .param("client", dispatch.clientId().value())
                .param("about", dispatch.aboutId())
                .param("purpose", dispatch.purpose())
                .param("attributes", dispatch.attributes().stream().sorted().toArray(String[]::new))
                .param("authority", authority)
                .param("key", id.toString())
                .param("now", Timestamp.from(now))
                .update();
    }

    void stop(UUID aboutId, String reason) {
        jdbc.sql("""
                update catalog.dispatch set stop_requested = :reason,
                    state = case when state in ('DUE', 'DEAD') then 'STOPPED' else state end,
                    last_error = case when state in ('DUE', 'DEAD') then :reason else last_error end
                where about_id = :about and state in ('DUE', 'CLAIMED', 'SENT', 'DEAD')
                """).param("reason", reason).param("about", aboutId).update();
    }

    /** Makes it due now where a person may; the new fence. */
    Optional<Long> replay(UUID id, Instant now, UUID[] hidden) {
        return jdbc.sql("""
                update catalog.dispatch set state = 'DUE', attempts = 0, next_attempt_at = :now, fence = fence + 1
                where id = :id and state in ('DUE', 'DEAD', 'STOPPED') and stop_requested is null
                  and subject_client_id <> all(:hidden)
                returning fence
                """)
                .param("hidden", hidden)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    Optional<DispatchSummary> find(UUID id, UUID[] hidden) {
        return jdbc.sql(SUMMARY + " where id = :id and subject_client_id <> all(:hidden)")
                .param("id", id)
                .param("hidden", hidden)
                .query(DispatchRows::summary)
                .optional();
    }

    List<DispatchSummary> all(UUID[] ids) {
        return jdbc.sql(SUMMARY + " where id = any(:ids)")
                .param("ids", ids)
                .query(DispatchRows::summary)
                .list();
    }

    List<DispatchSummary> about(UUID aboutId, UUID[] clients) {
        return jdbc.sql(SUMMARY + " where about_id = :about and subject_client_id = any(:clients) order by id")
                .param("about", aboutId)
                .param("clients", clients)
                .query(DispatchRows::summary)
                .list();
    }

    /** @param hidden clients who do not exist for whoever asks */
    List<DispatchSummary> page(@Nullable DispatchState state, int limit, @Nullable UUID before, UUID[] hidden) {
        return jdbc.sql(SUMMARY + """
                where (:state::text is null or state = :state) and (:before::uuid is null or id < :before)
                  and subject_client_id <> all(:hidden)
                order by id desc limit :limit
                """)
                .param("state", state == null ? null : state.name())
                .param("before", before)
                .param("hidden", hidden)
                .param("limit", limit)
                .query(DispatchRows::summary)
                .list();
    }

    long count(@Nullable DispatchState state, UUID[] hidden) {
        return jdbc.sql("""
                select count(*) from catalog.dispatch
                where (:state::text is null or state = :state) and subject_client_id <> all(:hidden)
                """)
                .param("hidden", hidden)
                .param("state", state == null ? null : state.name())
                .query(Long.class)
                .single();
    }

    private static DispatchSummary summary(ResultSet row, int number) throws SQLException {
        DispatchState state = DispatchState.valueOf(row.getString("state"));
        Timestamp confirmed = row.getTimestamp("confirmed_at");
        return new DispatchSummary(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getString("kind"),
                row.getObject("about_id", UUID.class),
                state,
                row.getInt("attempts"),
                state.ended() ? null : row.getTimestamp("next_attempt_at").toInstant(),
                row.getString("last_error"),
                row.getTimestamp("created_at").toInstant(),
                confirmed == null ? null : confirmed.toInstant());
    }
}
