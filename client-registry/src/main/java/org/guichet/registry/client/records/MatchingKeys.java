package org.guichet.registry.client.records;

import java.util.ArrayList;
import java.util.HashMap;
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
    private static final String READ = """
            select asked.key, kept.records
            from unnest(:keys::bigint[]) as asked(key)
            cross join lateral (
                select string_agg(uuid_send(record_id), '') as records
                from (select record_id from registry.matching_key k where k.key = asked.key limit :perKey + 1) few
            ) kept
            where kept.records is not null
            union all
            select null, null where exists (select from registry.matching_key_due)
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
     * Two statements, however many are asked for: for each place in the list whoever shares at least {@code least} keys, or
     * all where there are fewer. A key counts by how rare it is.
     *
     * @param perKey a key shared by more is not looked through
     * @param most clients at the most for each place
     */
    public Sharing find(List<Set<Long>> keys, int perKey, int least, int most) {
        SharedKeys shared = new SharedKeys(perKey, least, most);
        jdbc.sql(READ)
                .param(
                        "keys",
                        keys.stream().flatMap(Set::stream).distinct().sorted().toArray(Long[]::new))
                .param("perKey", perKey)
                .query(row -> {
                    shared.add(row.getObject("key", Long.class), row.getBytes("records"));
                });
        shared.count(keys);
        Map<UUID, ClientId> clients = new HashMap<>();
        // Where nobody shares any too: the number of statements must not tell that somebody was found.
        jdbc.sql("select id, client_id from registry.source_record where id = any(:records)")
                .param("records", shared.records().toArray(UUID[]::new))
                .query(row -> {
                    clients.put(row.getObject("id", UUID.class), new ClientId(row.getObject("client_id", UUID.class)));
                });
        return shared.by(clients);
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
