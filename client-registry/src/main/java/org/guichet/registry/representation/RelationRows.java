package org.guichet.registry.representation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.representation.Relation.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code relation} and {@code relation_ending}. A row is read from both sides. */
@Repository
class RelationRows {
    /** Whoever is sealed shows in nobody's household. */
    private static final String SELECT = """
            select r.*, e.ended_on, r.client_id = any(:ids) as told_by_client
            from registry.relation r
            left join registry.relation_ending e on e.relation_id = r.id
            join registry.client asked
                on asked.id = case when r.client_id = any(:ids) then r.other_id else r.client_id end
            join registry.client c on c.id = coalesce(asked.redirected_to, asked.id) and c.status = 'ACTIVE'
            where (r.client_id = any(:ids) or r.other_id = any(:ids))
              and not (r.client_id = any(:ids) and r.other_id = any(:ids))
            """;

    private final JdbcClient jdbc;

    RelationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Relation> of(Set<ClientId> ids) {
        return jdbc.sql(SELECT + " order by r.id desc limit 100")
                .param("ids", values(ids))
                .query(RelationRows::relation)
                .list();
    }

    Optional<Relation> one(Set<ClientId> ids, UUID id) {
        return jdbc.sql(SELECT + " and r.id = :id")
                .param("ids", values(ids))
                .param("id", id)
                .query(RelationRows::relation)
                .optional();
    }

    void insert(UUID id, ClientId client, NewRelation told, LocalDate startsOn, String basis, Instant now) {
        Errand errand = Acting.errand();
        Kind kind = Objects.requireNonNull(told.kind());
        UUID other = Objects.requireNonNull(told.other()).value();
        jdbc.sql("""
                insert into registry.relation
                    (id, client_id, other_id, kind, other_name, starts_on, basis, source_kind, source_code, evidence, recorded_at,
                     actor_kind, actor_id, contact_id)
                values (:id, :client, :other, :kind, :name, :startsOn, :basis, :sourceKind, :sourceCode, :evidence, :now,
                        :actorKind, :actor, :contact)
                """)
                .param("id", id)
                .param("client", client.value())
                .param("other", other)
                .param("kind", kind.name())
                .param("name", Objects.requireNonNull(told.name()).strip())
                .param("startsOn", startsOn)
                .param("basis", basis)
                .param("sourceKind", told.source().kind().name())
                .param("sourceCode", told.source().code())
                .param("evidence", told.evidence())
                .param("now", Timestamp.from(now))
                .param("actorKind", errand.actor().kind().name())
                .param("actor", errand.actor().id())
                .param("contact", errand.contactId())
                .update();
    }

    /** @return 0 where it has been ended already */
    int end(UUID id, LocalDate endedOn, Instant now) {
        Errand errand = Acting.errand();
        return jdbc.sql("""
                insert into registry.relation_ending (relation_id, ended_on, at, actor_kind, actor_id, contact_id)
                values (:id, :endedOn, :now, :actorKind, :actor, :contact)
                on conflict do nothing
                """)
                .param("id", id)
                .param("endedOn", endedOn)
                .param("now", Timestamp.from(now))
                .param("actorKind", errand.actor().kind().name())
                .param("actor", errand.actor().id())
                .param("contact", errand.contactId())
                .update();
    }

    private static Relation relation(ResultSet row, int number) throws SQLException {
        boolean told = row.getBoolean("told_by_client");
        Kind kind = Kind.valueOf(row.getString("kind"));
        return new Relation(
                row.getObject("id", UUID.class),
                told ? kind : kind.seenFromOther(),
                new ClientId(row.getObject(told ? "other_id" : "client_id", UUID.class)),
                told ? row.getString("other_name") : null,
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getString("basis"),
                new Source(Source.Kind.valueOf(row.getString("source_kind")), row.getString("source_code")),
                row.getTimestamp("recorded_at").toInstant());
    }

    private static UUID[] values(Set<ClientId> clients) {
        return clients.stream().map(ClientId::value).toArray(UUID[]::new);
    }
}
