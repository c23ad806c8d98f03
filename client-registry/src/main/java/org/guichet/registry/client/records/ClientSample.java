package org.guichet.registry.client.records;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.guichet.registry.client.ClientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Clients taken at random, whenever they were registered. */
@Component
public class ClientSample {
    private final JdbcClient jdbc;

    ClientSample(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * At most so many clients, each once. Ids are in the order of time; keys are hashes, so what stands in their index
     * behind a number drawn is anybody. Of those who share that key one is drawn too, among the first it is read to.
     *
     * @param perKey how many of those who share a key are read
     */
    public List<ClientId> take(int most, int perKey) {
        Long[] drawn = ThreadLocalRandom.current().longs(most).boxed().toArray(Long[]::new);
        return jdbc.sql("""
                select distinct r.client_id
                from unnest(:drawn::bigint[]) as drawn(key)
                cross join lateral (
                    select key from registry.matching_key k where k.key >= drawn.key order by key limit 1
                ) next
                cross join lateral (
                    select record_id from (
                        select record_id from registry.matching_key k where k.key = next.key limit :perKey
                    ) shared order by random() limit 1
                ) one
                join registry.source_record r on r.id = one.record_id
                """)
                .param("drawn", drawn)
                .param("perKey", perKey)
                .query((row, number) -> new ClientId(row.getObject("client_id", UUID.class)))
                .list();
    }
}
