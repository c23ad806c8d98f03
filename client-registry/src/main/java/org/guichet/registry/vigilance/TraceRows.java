package org.guichet.registry.vigilance;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who else had to do with clients around the time of an opening: one statement for many openings, by each client's own index. */
@Repository
class TraceRows {
    private final JdbcClient jdbc;

    TraceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One opening that is asked about.
     *
     * @param shortly since when anybody else's makes it an ongoing matter
     * @param crowding since when others' count as a crowd
     * @param until up to when
     */
    record Asked(
            UUID opening, String agent, UUID client, Instant at, Instant shortly, Instant crowding, Instant until) {}

    /** By opening; a batch over many clients is nobody's matter. */
    Map<UUID, Watch.Around> around(List<Asked> asked) {
        Map<UUID, Watch.Around> around = new HashMap<>();
        if (asked.isEmpty()) {
            return around;
        }
        jdbc.sql("""
                select o.opening,
                       coalesce(bool_or(e.at > o.shortly and e.at < o.at and e.actor_kind <> 'DUTY'), false),
                       count(distinct e.actor_id) filter (where e.actor_kind = 'PERSON' and e.kind = 'READ'
                                                            and e.at > o.crowding and e.at <= o.until)
                from unnest(?, ?, ?, ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
                     as o(opening, agent, client, at, shortly, crowding, until)
                left join registry.access_log_subject s
                  on s.client_id = o.client and s.at > least(o.shortly, o.crowding) and s.at <= o.until
                left join registry.access_log e
                  on e.at = s.at and e.id = s.entry_id and e.actor_id <> o.agent and e.kind in ('READ', 'CHANGE')
                group by o.opening
                """)
                .params(
                        asked.stream().map(Asked::opening).toArray(UUID[]::new),
                        asked.stream().map(Asked::agent).toArray(String[]::new),
                        asked.stream().map(Asked::client).toArray(UUID[]::new),
                        times(asked.stream().map(Asked::at).toList()),
                        times(asked.stream().map(Asked::shortly).toList()),
                        times(asked.stream().map(Asked::crowding).toList()),
                        times(asked.stream().map(Asked::until).toList()))
                .query(row -> {
                    around.put(row.getObject(1, UUID.class), new Watch.Around(row.getBoolean(2), row.getInt(3)));
                });
        return around;
    }

    private static Timestamp[] times(List<Instant> instants) {
        return instants.stream().map(Timestamp::from).toArray(Timestamp[]::new);
    }
}
