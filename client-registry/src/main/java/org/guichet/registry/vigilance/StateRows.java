package org.guichet.registry.vigilance;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.vigilance.Memory.DayKey;
import org.guichet.registry.vigilance.Memory.PairKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What is remembered of looks between two portions of the log. */
@Repository
class StateRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    StateRows(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** A pair with what the log alone says of it. */
    record Kept(PairKey key, boolean kin) {}

    /** Where to read on, held until the end of the transaction; empty where another node is at work. */
    Optional<Long> hold() {
        jdbc.sql("insert into registry.vigilance_reading (position) values (0) on conflict do nothing")
                .update();
        return jdbc.sql("select position from registry.vigilance_reading for update skip locked")
                .query(Long.class)
                .optional();
    }

    void readUpTo(long position) {
        jdbc.sql("update registry.vigilance_reading set position = ?")
                .param(position)
                .update();
    }

    List<Kept> duePairs(Instant now, int most) {
        return jdbc.sql("""
                select agent, client_id, kin from registry.vigilance_pair where due_at <= ?
                order by due_at, agent, client_id limit ?
                """)
                .params(Timestamp.from(now), most)
                .query((row, number) ->
                        new Kept(new PairKey(row.getString(1), row.getObject(2, UUID.class)), row.getBoolean(3)))
                .list();
    }

    List<DayKey> dueDays(Instant now, int most) {
        return jdbc.sql("""
                select agent, day from registry.vigilance_day where due_at <= ? order by due_at, agent limit ?
                """)
                .params(Timestamp.from(now), most)
                .query((row, number) -> new DayKey(row.getString(1), row.getObject(2, LocalDate.class)))
                .list();
    }

    void load(Collection<PairKey> pairs, Collection<DayKey> days, Memory memory) {
        jdbc.sql("""
                select p.agent, p.client_id, p.state::text from unnest(?, ?) as asked(agent, client_id)
                join registry.vigilance_pair p on p.agent = asked.agent and p.client_id = asked.client_id
                """)
                .params(
                        pairs.stream().map(PairKey::agent).toArray(String[]::new),
                        pairs.stream().map(PairKey::client).toArray(UUID[]::new))
                .query(row -> {
                    memory.pairs.put(
                            new PairKey(row.getString(1), row.getObject(2, UUID.class)),
                            JSON.readValue(row.getString(3), Pair.class));
                });
        jdbc.sql("""
                select d.agent, d.day, d.state::text from unnest(?, ?::date[]) as asked(agent, day)
                join registry.vigilance_day d on d.agent = asked.agent and d.day = asked.day
                """)
                .params(
                        days.stream().map(DayKey::agent).toArray(String[]::new),
                        days.stream().map(one -> one.day().toString()).toArray(String[]::new))
                .query(row -> {
                    memory.days.put(
                            new DayKey(row.getString(1), row.getObject(2, LocalDate.class)),
                            JSON.readValue(row.getString(3), Day.class));
                });
    }

    void loadHabits(Collection<String> agents, Collection<String> offices, Memory memory) {
        jdbc.sql("""
                select of_office, name, state::text from registry.vigilance_habit
                where not of_office and name = any(?) or of_office and name = any(?)
                """)
                .params(agents.toArray(String[]::new), offices.toArray(String[]::new))
                .query(row -> {
                    (row.getBoolean(1) ? memory.offices : memory.agents)
                            .put(row.getString(2), JSON.readValue(row.getString(3), Habits.class));
                });
    }

    /** @param due by pair, when it is to be settled next; none where nothing is left to be */
    void keepPairs(Memory memory, Map<PairKey, Instant> due, Collection<PairKey> kin) {
        template.batchUpdate(
                """
                insert into registry.vigilance_pair (agent, client_id, kin, state, due_at) values (?, ?, ?, ?::jsonb, ?)
                on conflict (agent, client_id) do update set
                    kin = registry.vigilance_pair.kin or excluded.kin, state = excluded.state, due_at = excluded.due_at
                """,
                memory.pairs.entrySet().stream()
                        .map(one -> new Object[] {
                            one.getKey().agent(),
                            one.getKey().client(),
                            kin.contains(one.getKey()),
                            JSON.writeValueAsString(one.getValue()),
                            timestamp(due.get(one.getKey()))
                        })
                        .toList());
    }

    void keepDays(Memory memory, Map<DayKey, Instant> due) {
        template.batchUpdate(
                """
                insert into registry.vigilance_day (agent, day, state, due_at) values (?, ?, ?::jsonb, ?)
                on conflict (agent, day) do update set state = excluded.state
                """,
                memory.days.entrySet().stream()
                        .filter(one -> due.containsKey(one.getKey()))
                        .map(one -> new Object[] {
                            one.getKey().agent(),
                            java.sql.Date.valueOf(one.getKey().day()),
                            JSON.writeValueAsString(one.getValue()),
                            timestamp(due.get(one.getKey()))
                        })
                        .toList());
    }

    void forget(Collection<DayKey> days) {
        template.batchUpdate(
                "delete from registry.vigilance_day where agent = ? and day = ?",
                days.stream()
                        .map(one -> new Object[] {one.agent(), java.sql.Date.valueOf(one.day())})
                        .toList());
    }

    void keepHabits(Memory memory) {
        String sql = """
                insert into registry.vigilance_habit (of_office, name, state) values (?, ?, ?::jsonb)
                on conflict (of_office, name) do update set state = excluded.state
                """;
        template.batchUpdate(sql, rows(false, memory.agents));
        template.batchUpdate(sql, rows(true, memory.offices));
    }

    private static List<Object[]> rows(boolean office, Map<String, Habits> habits) {
        return habits.entrySet().stream()
                .map(one -> new Object[] {office, one.getKey(), JSON.writeValueAsString(one.getValue())})
                .toList();
    }

    @SuppressWarnings("NullAway") // JDBC takes null for an empty column
    private static Timestamp timestamp(@org.jspecify.annotations.Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
