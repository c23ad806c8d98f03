package org.guichet.registry.protection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.protection.Encounters.Met;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code sealed_encounter}. */
@Repository
class EncounterRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    EncounterRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One statement, also for nobody; what the same person in the same contact came upon before is there already. */
    void insert(Errand errand, List<Met> met) {
        String office = errand.actor() instanceof Actor.Person person ? person.office() : "";
        jdbc.sql("""
                insert into registry.sealed_encounter
                    (id, client_id, verdict, score, agreeing, at, actor_kind, actor_id, office, channel, contact_id)
                select met.id, met.client, met.verdict, met.score, string_to_array(met.agreeing, ' '), :now, :kind, :actor,
                       :office, :channel, :contact
                from unnest(:ids::uuid[], :clients::uuid[], :verdicts::text[], :scores::float8[], :agreeing::text[])
                    as met(id, client, verdict, score, agreeing)
                on conflict do nothing
                """)
                .param("ids", met.stream().map(one -> Ids.next(clock)).toArray(UUID[]::new))
                .param("clients", met.stream().map(one -> one.client().value()).toArray(UUID[]::new))
                .param(
                        "verdicts",
                        met.stream()
                                .map(one -> one.certain() ? "CERTAIN" : "POSSIBLE")
                                .toArray(String[]::new))
                .param("scores", met.stream().map(Met::score).toArray(Double[]::new))
                .param(
                        "agreeing",
                        met.stream()
                                .map(one -> String.join(" ", one.agreeing()))
                                .toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .param("kind", errand.actor().kind().name())
                .param("actor", errand.actor().id())
                .param("office", office)
                .param("channel", errand.channel())
                .param("contact", errand.contactId())
                .update();
    }

    /**
     * One that waits.
     *
     * @param authority what her seal rests on, or rested on last; null where she never had one
     */
    record Waiting(Encounter encounter, @Nullable String authority) {}

    List<Waiting> open(int limit, @Nullable UUID after) {
        return jdbc.sql("""
                select e.*, coalesce(c.redirected_to, c.id) as client, seal.authority
                from registry.sealed_encounter e join registry.client c on c.id = e.client_id
                left join lateral (
                    select s.authority from registry.client_seal s where s.client_id in (c.id, c.redirected_to)
                    order by s.ended_at desc nulls first, s.sealed_at desc limit 1
                ) seal on true
                where e.closed_at is null and (:after::uuid is null or e.id > :after) order by e.id limit :limit
                """)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Waiting(encounter(row), row.getString("authority")))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from registry.sealed_encounter where closed_at is null")
                .query(Long.class)
                .single();
    }

    /** False where it is not there, or was closed before. */
    boolean close(UUID id, String by, String why) {
        return jdbc.sql("""
                update registry.sealed_encounter set closed_at = :now, closed_by = :by, closed_why = :why
                where id = :id and closed_at is null
                """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("by", by)
                        .param("why", why)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Encounter encounter(ResultSet row) throws SQLException {
        return new Encounter(
                row.getObject("id", UUID.class),
                new ClientId(row.getObject("client", UUID.class)),
                row.getString("verdict").equals("CERTAIN"),
                row.getDouble("score"),
                Arrays.asList((String[]) row.getArray("agreeing").getArray()),
                row.getTimestamp("at").toInstant(),
                row.getString("actor_kind"),
                row.getString("actor_id"),
                row.getString("office"),
                row.getString("channel"),
                row.getObject("contact_id", UUID.class));
    }
}
