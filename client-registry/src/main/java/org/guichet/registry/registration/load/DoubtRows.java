package org.guichet.registry.registration.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.registration.load.DoubtfulRows.Found;
import org.guichet.registry.registration.load.DoubtfulRows.Place;
import org.guichet.registry.registration.load.DoubtfulRows.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows nobody has looked at with which too many may be meant. One that resembles sealed clients alone is like them
 * for whoever may not see those, in the report and here.
 */
@Repository
class DoubtRows {
    private static final String WAITING = """
            with hidden as materialized (select id from registry.sealed_client),
            doubtful as (
                select w.load_id, w.row_number, w.client_id, w.found from registry.client_load_row w
                where w.looked_at is null and 'row:match.too-many' = any (w.reasons)
                union
                select w.load_id, w.row_number, w.client_id, w.found from registry.client_load_row w
                where w.looked_at is null and w.resembles <> '{}' and not :sealed
                and w.resembles && (select coalesce(array_agg(id), '{}') from hidden)
                and w.resembles <@ (select coalesce(array_agg(id), '{}') from hidden)
            ),
            waiting as (
                select * from doubtful d
                where d.client_id is not null and (:sealed or d.client_id not in (select id from hidden))
            )
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DoubtRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Row> waiting(int limit, @Nullable Place after, boolean sealed) {
        return jdbc.sql(WAITING + """
                select w.*, l.started_at from waiting w join registry.client_load l on l.id = w.load_id
                where :load::uuid is null or (w.load_id, w.row_number) > (:load, :row)
                order by w.load_id, w.row_number limit :limit
                """)
                .param("sealed", sealed)
                .param("load", after == null ? null : after.load())
                .param("row", after == null ? 0 : after.row())
                .param("limit", limit)
                .query(DoubtRows::read)
                .list();
    }

    long count(boolean sealed) {
        return jdbc.sql(WAITING + "select count(*) from waiting")
                .param("sealed", sealed)
                .query(Long.class)
                .single();
    }

    /** A row that waits, or that somebody has looked at. */
    Optional<Row> find(Place place, boolean sealed) {
        return jdbc.sql(WAITING + """
                select w.load_id, w.row_number, w.client_id, w.found, l.started_at
                from registry.client_load_row w join registry.client_load l on l.id = w.load_id
                where w.load_id = :load and w.row_number = :row
                and (w.looked_at is not null
                     or (w.load_id, w.row_number) in (select load_id, row_number from waiting))
                and (:sealed or w.client_id not in (select id from hidden))
                """)
                .param("sealed", sealed)
                .param("load", place.load())
                .param("row", place.row())
                .query(DoubtRows::read)
                .optional();
    }

    /** @return whether nobody had said so before */
    boolean settle(Place place, Found found, String reason, Actor by) {
        return jdbc.sql("""
                update registry.client_load_row
                set looked_at = :now, looked_kind = :kind, looked_by = :by, looked_office = :office, found = :found,
                    found_reason = :reason
                where load_id = :load and row_number = :row and looked_at is null
                """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("kind", by.kind().name())
                        .param("by", by.id())
                        .param("office", by.office())
                        .param("found", found.name())
                        .param("reason", reason)
                        .param("load", place.load())
                        .param("row", place.row())
                        .update()
                == 1;
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        String found = row.getString("found");
        return new Row(
                new Place(row.getObject("load_id", UUID.class), row.getInt("row_number")),
                new ClientId(row.getObject("client_id", UUID.class)),
                row.getTimestamp("started_at").toInstant(),
                found == null ? null : Found.valueOf(found));
    }
}
