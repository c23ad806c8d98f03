package org.guichet.registry.client.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.FactOrigin;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which fact corrects which, and who wrote them. Behind the inner door. */
@Component
public class FactLineage {
    private final JdbcClient jdbc;
    private final ClientLocks locks;

    FactLineage(JdbcClient jdbc, ClientLocks locks) {
        this.jdbc = jdbc;
        this.locks = locks;
    }

    /**
     * A correction as it is written.
     *
     * @param fact the new fact
     * @param proposal what a second person decided upon, where one had to
     */
    public record Correction(
            UUID fact,
            UUID replaces,
            ClientId client,
            String attribute,
            Instant at,
            String office,
            @Nullable String reason,
            @Nullable UUID proposal) {}

    /** Makes whoever corrects a fact of the same client wait for the end of this transaction; nobody else waits. */
    public void lock(ClientId client) {
        locks.hold(client);
    }

    public void record(Correction correction) {
        jdbc.sql("""
                insert into registry.fact_correction
                    (fact_id, replaces, client_id, attribute, corrected_at, office, reason, proposal_id)
                values (:fact, :replaces, :client, :attribute, :at, :office, :reason, :proposal)
                """)
                .param("fact", correction.fact())
                .param("replaces", correction.replaces())
                .param("client", correction.client().value())
                .param("attribute", correction.attribute())
                .param("at", Timestamp.from(correction.at()))
                .param("office", correction.office())
                .param("reason", correction.reason())
                .param("proposal", correction.proposal())
                .update();
    }

    /**
     * Takes back whatever else the party of the fact that a correction replaces holds of the attribute, as true today: where
     * no value is known, none of them comes back.
     */
    public void takeBack(UUID correction, LocalDate today) {
        jdbc.sql("""
                insert into registry.fact_correction
                    (fact_id, replaces, client_id, attribute, corrected_at, office, reason, proposal_id)
                select c.fact_id, f.id, c.client_id, c.attribute, c.corrected_at, c.office, c.reason, c.proposal_id
                from registry.fact_correction c
                join registry.fact wrong on wrong.id = c.replaces
                join registry.source_record known on known.id = wrong.record_id
                join registry.source_record r on r.client_id = known.client_id and r.party = known.party
                join registry.fact f on f.record_id = r.id and f.attribute = wrong.attribute
                where c.fact_id = :correction and f.id <> c.replaces and f.value is distinct from 'null'::jsonb
                  and (f.valid_from is null or f.valid_from <= :today) and (f.valid_to is null or f.valid_to >= :today)
                  and not exists (select from registry.fact_correction earlier
                                  join registry.fact n on n.id = earlier.fact_id
                                  join registry.source_record told on told.id = n.record_id
                                  where earlier.replaces = f.id and told.client_id = r.client_id)
                """).param("correction", correction).param("today", today).update();
    }

    /** What stands in the place of a fact now: itself, or the last that corrected it among those of the same client. */
    public UUID standing(UUID fact) {
        return jdbc.sql("""
                with recursive chain(id, length) as (
                    select cast(:fact as uuid), 0
                    union all
                    select n.id, chain.length + 1
                    from chain
                    join registry.fact f on f.id = chain.id
                    join registry.source_record r on r.id = f.record_id
                    join registry.fact_correction c on c.replaces = f.id
                    join registry.fact n on n.id = c.fact_id
                    join registry.source_record told on told.id = n.record_id
                    where told.client_id = r.client_id
                )
                select id from chain order by length desc, id desc limit 1
                """).param("fact", fact).query(UUID.class).single();
    }

    /** Everyone who ever told this attribute of the client. */
    public Set<String> parties(ClientId client, String attribute) {
        return new HashSet<>(jdbc.sql("""
                select distinct r.party from registry.source_record r join registry.fact f on f.record_id = r.id
                where r.client_id = ? and f.attribute = ?
                """)
                .params(client.value(), attribute)
                .query(String.class)
                .list());
    }

    /** Every party that knows the client. */
    public Set<String> parties(ClientId client) {
        return new HashSet<>(jdbc.sql("select distinct party from registry.source_record where client_id = ?")
                .param(client.value())
                .query(String.class)
                .list());
    }

    public Map<UUID, FactOrigin> origins(Collection<UUID> facts) {
        Map<UUID, FactOrigin> origins = new HashMap<>();
        jdbc.sql("""
                select f.id, r.party, f.actor_kind, c.office, f.evidence, c.replaces, c.reason, next.corrected_at
                from registry.fact f
                join registry.source_record r on r.id = f.record_id
                left join lateral (
                    select c.office, c.replaces, c.reason from registry.fact_correction c
                    where c.fact_id = f.id order by c.replaces desc limit 1
                ) c on true
                left join lateral (
                    select max(later.corrected_at) as corrected_at
                    from registry.fact_correction later
                    join registry.fact n on n.id = later.fact_id
                    join registry.source_record told on told.id = n.record_id
                    where later.replaces = f.id and told.client_id = r.client_id
                ) next on true
                where f.id = any(?)
                """).param(facts.toArray(UUID[]::new)).query(row -> {
            origins.put(row.getObject("id", UUID.class), origin(row));
        });
        return origins;
    }

    private static FactOrigin origin(ResultSet row) throws SQLException {
        Timestamp replaced = row.getTimestamp("corrected_at");
        return new FactOrigin(
                row.getString("party"),
                row.getString("actor_kind"),
                row.getString("office"),
                row.getString("evidence"),
                row.getObject("replaces", UUID.class),
                row.getString("reason"),
                replaced == null ? null : replaced.toInstant());
    }
}
