package org.guichet.registry.client.records;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.guichet.registry.client.ClientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of which attributes either side of a merge held facts: names alone. */
@Component
public class MixedFacts {
    /** Whoever was one with the client by any other merge while this one stood, above her as well as below. */
    private static final String HELD = """
            with recursive side(id) as (
                select cast(:client as uuid)
                union
                select case when m.survivor_id = s.id then m.merged_id else m.survivor_id end
                from side s
                join registry.merge m on m.survivor_id = s.id or m.merged_id = s.id
                where m.id <> :merge and m.at < :until and (m.undone_at is null or m.undone_at > :from)
            ), record as (
                select r.id from side s join registry.source_record r on r.client_id = s.id and r.home_id is null
                union
                select r.id from side s join registry.source_record r on r.home_id = s.id
            )
            select distinct f.attribute from record join registry.fact f on f.record_id = record.id
            """;

    private final JdbcClient jdbc;

    MixedFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Attribute names by whose records hold them. */
    public record Mixed(Set<String> ofMerged, Set<String> ofSurvivor) {
        public Mixed {
            ofMerged = Set.copyOf(ofMerged);
            ofSurvivor = Set.copyOf(ofSurvivor);
        }
    }

    /** @param until when the merge was undone, or now */
    public Mixed of(Merge merge, Instant until) {
        return new Mixed(held(merge, merge.merged(), until), held(merge, merge.survivor(), until));
    }

    private Set<String> held(Merge merge, ClientId client, Instant until) {
        return new TreeSet<>(jdbc.sql(HELD)
                .param("client", client.value())
                .param("merge", merge.id())
                .param("from", Timestamp.from(merge.at()))
                .param("until", Timestamp.from(until))
                .query(String.class)
                .list());
    }
}
