package org.guichet.registry.client.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys under which people are looked for. Every key is read to a limit: what a look-up costs depends on the number
 * of keys asked for, never on the number of people. Sealed clients are among those found; what is read of them decides
 * who is seen.
 */
@Component
public class MatchingKeys {
    /** A source tells of a client under records of its own, a merged one has theirs too: so many are read for each. */
    private static final int RECORDS_EACH = 4;

    private static final String FIND = """
            with asked as materialized (
                select place, key from unnest(:places::int[], :keys::bigint[]) as asked(place, key)
            ), block as materialized (
                select each.key, kept.record_id
                from (select distinct key from asked) each
                cross join lateral (
                    select record_id from registry.matching_key k where k.key = each.key limit :perKey + 1
                ) kept
            ), crowd as materialized (
                select key from block group by key having count(*) > :perKey
            ), told as (
                select place, count(*) as keys from asked where key not in (select key from crowd) group by place
            ), shared as (
                select asked.place, block.record_id, count(*) as keys
                from asked join block using (key)
                where key not in (select key from crowd)
                group by asked.place, block.record_id
            ), near as materialized (
                select * from (
                    select place, record_id, shared.keys, shared.keys * 2 >= told.keys as half,
                           row_number() over (partition by place order by shared.keys desc, record_id) as rank
                    from shared join told using (place)
                    where shared.keys >= least(:least, told.keys)
                ) ranked
                where rank <= :records + 1
            ), person as (
                select near.place, r.client_id as client, bool_or(near.half) as half,
                       row_number() over (partition by near.place order by max(near.keys) desc, r.client_id) as rank
                from near
                join registry.source_record r on r.id = near.record_id
                group by near.place, r.client_id
            )
            select place, client, null::bigint as crowded, rank, half from person where rank <= :most + 1
            union all
            select place, null, null, :most + 1, half from near where rank > :records
            union all
            select null, null, key, null, null from crowd
            union all
            select null, null, null, null, null where exists (select from registry.matching_key_due)
            order by place, rank
            """;

    private final JdbcClient jdbc;

    MatchingKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who shares keys with each of those asked for.
     *
     * @param clients by place in the list, those who share most first
     * @param cut the places for which somebody was left out who shares half of the keys that are no crowd's
     * @param crowded the keys that too many people share, and that were not looked through
     * @param incomplete whether there is anybody who has no keys yet, and is not found by them
     */
    public record Sharing(
            Map<Integer, List<ClientId>> clients, Set<Integer> cut, Set<Long> crowded, boolean incomplete) {
        public Sharing {
            clients = Map.copyOf(clients);
            cut = Set.copyOf(cut);
            crowded = Set.copyOf(crowded);
        }
    }

    /**
     * One statement, however many are asked for: for each place in the list whoever shares at least {@code least} keys, or
     * all where there are fewer.
     *
     * @param perKey a key shared by more is not looked through
     * @param most clients at the most for each place
     */
    public Sharing find(List<Set<Long>> keys, int perKey, int least, int most) {
        List<Integer> places = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        for (int place = 0; place < keys.size(); place++) {
            for (Long key : keys.get(place)) {
                places.add(place);
                all.add(key);
            }
        }
        Map<Integer, List<ClientId>> found = new HashMap<>();
        Set<Integer> cut = new HashSet<>();
        Set<Long> crowded = new HashSet<>();
        boolean[] incomplete = new boolean[1];
        jdbc.sql(FIND)
                .param("places", places.toArray(Integer[]::new))
                .param("keys", all.toArray(Long[]::new))
                .param("perKey", perKey)
                .param("least", least)
                .param("most", most)
                .param("records", most * RECORDS_EACH)
                .query(row -> {
                    Integer place = row.getObject("place", Integer.class);
                    Long key = row.getObject("crowded", Long.class);
                    if (key != null) {
                        crowded.add(key);
                    } else if (place == null) {
                        incomplete[0] = true;
                    } else if (row.getInt("rank") <= most) {
                        found.computeIfAbsent(place, first -> new ArrayList<>())
                                .add(new ClientId(row.getObject("client", UUID.class)));
                    } else if (row.getBoolean("half")) {
                        cut.add(place);
                    }
                });
        return new Sharing(found, cut, crowded, incomplete[0]);
    }

    /** Adds the keys of source records in one statement; those they have already are left as they are. */
    public void add(Map<UUID, Set<Long>> byRecord) {
        List<UUID> records = new ArrayList<>();
        List<Long> keys = new ArrayList<>();
        byRecord.forEach((record, some) -> some.forEach(key -> {
            records.add(record);
            keys.add(key);
        }));
        jdbc.sql("""
                insert into registry.matching_key (key, record_id)
                select key, record_id from unnest(:keys::bigint[], :records::uuid[]) as added(key, record_id)
                order by key
                on conflict do nothing
                """)
                .param("keys", keys.toArray(Long[]::new))
                .param("records", records.toArray(UUID[]::new))
                .update();
    }

    /** Whether there is anybody who has no keys yet, and is not found by them. */
    public boolean isAnyoneDue() {
        return jdbc.sql("select exists (select from registry.matching_key_due)")
                .query(Boolean.class)
                .single();
    }

    /** The oldest source record that was opened for the client herself. */
    public Optional<UUID> ownRecord(ClientId client) {
        return jdbc.sql("""
                select id from registry.source_record where client_id = ? and home_id is null
                order by created_at, id limit 1
                """).param(client.value()).query(UUID.class).optional();
    }

    /** A client without keys, and the source record they will belong to. */
    public record Due(ClientId client, UUID record) {}

    /** Takes clients that are still without keys off the list, in the caller's transaction; others take others. */
    public List<Due> takeDue(int most) {
        return jdbc.sql("""
                with taken as (
                    delete from registry.matching_key_due where client_id in (
                        select client_id from registry.matching_key_due limit :most for update skip locked)
                    returning client_id
                )
                select r.client_id, (array_agg(r.id order by r.created_at, r.id))[1] as record
                from taken join registry.source_record r using (client_id)
                group by r.client_id
                """)
                .param("most", most)
                .query((row, number) -> new Due(
                        new ClientId(row.getObject("client_id", UUID.class)), row.getObject("record", UUID.class)))
                .list();
    }
}
