package org.guichet.registry.registration.load;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.registration.load.Outcome.Kind;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of loads: how far each has come, and what became of every row. */
@Repository
class LoadRows {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Clock clock;

    LoadRows(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.clock = clock;
    }

    /** The load of this file under this mapping: begun now, or the one that was cut short. */
    UUID begin(String sha256, String mapping) {
        jdbc.sql("""
                insert into registry.client_load (id, file_sha256, mapping, rows_done, started_at, started_by)
                values (:id, :file, :mapping, 0, :now, :by)
                on conflict (file_sha256, mapping) do nothing
                """)
                .param("id", Ids.next(clock))
                .param("file", sha256)
                .param("mapping", mapping)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", Acting.errand().actor().id())
                .update();
        return jdbc.sql("select id from registry.client_load where file_sha256 = :file and mapping = :mapping")
                .param("file", sha256)
                .param("mapping", mapping)
                .query(UUID.class)
                .single();
    }

    /**
     * How many rows are done. Loads take turns until the transaction ends, so that nobody who stands in two files is new
     * in both; two processes at one load do so, too, and the second then finds the rows done.
     */
    int doneLocked(UUID load) {
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtext('registry.client_load'))")
                .query(Integer.class)
                .single();
        return jdbc.sql("select rows_done from registry.client_load where id = :id for update")
                .param("id", load)
                .query(Integer.class)
                .single();
    }

    /** The number of the next row of what is no file, taken until the transaction ends. */
    int next(UUID load) {
        return jdbc.sql("update registry.client_load set rows_done = rows_done + 1 where id = :id returning rows_done")
                .param("id", load)
                .query(Integer.class)
                .single();
    }

    int done(UUID load) {
        return jdbc.sql("select rows_done from registry.client_load where id = :id")
                .param("id", load)
                .query(Integer.class)
                .single();
    }

    void record(UUID load, int done, List<Outcome> outcomes) {
        template.batchUpdate("""
                insert into registry.client_load_row (load_id, row_number, outcome, client_id, resembles, reasons)
                values (?, ?, ?, ?, ?, ?)
                """, outcomes, outcomes.size(), (statement, outcome) -> {
            ClientId client = outcome.client();
            statement.setObject(1, load);
            statement.setInt(2, outcome.row());
            statement.setString(3, outcome.kind().name());
            statement.setObject(4, client == null ? null : client.value());
            statement.setArray(
                    5,
                    statement
                            .getConnection()
                            .createArrayOf(
                                    "uuid",
                                    outcome.resembles().stream()
                                            .map(ClientId::value)
                                            .toArray()));
            statement.setArray(
                    6,
                    statement
                            .getConnection()
                            .createArrayOf("text", outcome.reasons().toArray()));
        });
        jdbc.sql("update registry.client_load set rows_done = :done where id = :id")
                .param("done", done)
                .param("id", load)
                .update();
    }

    void finish(UUID load) {
        jdbc.sql("update registry.client_load set finished_at = coalesce(finished_at, :now) where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", load)
                .update();
    }

    Map<Kind, Integer> counts(UUID load) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        Arrays.stream(Kind.values()).forEach(kind -> counts.put(kind, 0));
        jdbc.sql("select outcome, count(*) as rows from registry.client_load_row where load_id = :id group by outcome")
                .param("id", load)
                .query(row -> {
                    counts.put(Kind.valueOf(row.getString("outcome")), row.getInt("rows"));
                });
        return counts;
    }

    /**
     * A portion of the outcomes, in the order of the file, after a row. Whom a row may be is told of those who are seen; where
     * nobody is left, too many may be meant.
     */
    List<Outcome> outcomes(UUID load, int after, int most) {
        return jdbc.sql("""
                select w.row_number, w.outcome, w.client_id, seen.resembles,
                       case when seen.resembles = '{}' and w.resembles <> '{}' then array[:tooMany] else w.reasons end
                           as reasons
                from registry.client_load_row w
                cross join lateral (
                    select array(select one from unnest(w.resembles) one
                                 where :sealed or not exists (select from registry.sealed_client s where s.id = one))
                        as resembles
                ) seen
                where w.load_id = :id and w.row_number > :after order by w.row_number limit :most
                """)
                .param("tooMany", Recognizing.TOO_MANY)
                .param("sealed", Acting.errand().cleared())
                .param("id", load)
                .param("after", after)
                .param("most", most)
                .query((row, number) -> {
                    UUID client = row.getObject("client_id", UUID.class);
                    return new Outcome(
                            row.getInt("row_number"),
                            Kind.valueOf(row.getString("outcome")),
                            client == null ? null : new ClientId(client),
                            Arrays.stream((UUID[]) row.getArray("resembles").getArray())
                                    .map(ClientId::new)
                                    .toList(),
                            List.of((String[]) row.getArray("reasons").getArray()));
                })
                .list();
    }
}
