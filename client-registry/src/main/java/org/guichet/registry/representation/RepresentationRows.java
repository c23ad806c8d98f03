package org.guichet.registry.representation;

import java.sql.Array;
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
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Seen;
import org.guichet.registry.representation.Representation.EndedBy;
import org.guichet.registry.representation.Representation.Ending;
import org.guichet.registry.representation.Representation.Proof;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code representation} and {@code representation_ending}. */
@Repository
class RepresentationRows {
    private static final String SELECT = """
            select r.*, e.at as ended_at, e.ended_by, e.reason as ended_why
            from registry.representation r
            left join registry.representation_ending e on e.representation_id = r.id
            """;

    /** Every id that leads to the client an id leads to. */
    private static final String SAME = """
            (select same.id from registry.client asked
             join registry.client same on same.id = coalesce(asked.redirected_to, asked.id)
                                       or same.redirected_to = coalesce(asked.redirected_to, asked.id)
             where asked.id = :one)
            """;

    /** Every id that leads to the one, or to an organization that employs her. */
    private static final String SAME_OR_EMPLOYER = """
            (select same.id from registry.client asked
             join registry.client same on same.id = coalesce(asked.redirected_to, asked.id)
                                       or same.redirected_to = coalesce(asked.redirected_to, asked.id)
             where asked.id = :one
                or asked.id in (
                    select case r.kind when 'EMPLOYER' then r.other_id else r.client_id end
                    from registry.relation r
                    where (r.kind = 'EMPLOYER' and r.client_id in %1$s or r.kind = 'EMPLOYEE' and r.other_id in %1$s)
                      and r.starts_on <= :today
                      and not exists (select from registry.relation_ending e where e.relation_id = r.id)))
            """.formatted(SAME);

    /** A sealed representative shows to the client alone, who must be able to stop her, and to whoever may see her. */
    private static final String OF = SELECT + """
            where r.client_id = any(:client)
              and (:sealed or :own = any(:client)
                   or not exists (select from registry.sealed_client s where s.id = r.representative_id))
            """;

    /** A sealed client shows to nobody who acts for her, unless he may see her. */
    private static final String BY = SELECT + """
            where r.representative_id = any(:representative)
              and (:sealed or not exists (select from registry.sealed_client s where s.id = r.client_id))
            """;

    private static final String THAT_ONE = " and r.id = :id";
    private static final String NEWEST = " order by r.id desc limit 100";

    private final JdbcClient jdbc;
    private final RepresentationKinds kinds;

    RepresentationRows(JdbcClient jdbc, RepresentationKinds kinds) {
        this.jdbc = jdbc;
        this.kinds = kinds;
    }

    List<Representation> of(Set<ClientId> client, Seen seen) {
        return jdbc.sql(OF + NEWEST)
                .param("client", values(client))
                .param("sealed", seen.sealed())
                .param("own", seen.own())
                .query(this::representation)
                .list();
    }

    Optional<Representation> of(Set<ClientId> client, UUID id, Seen seen) {
        return jdbc.sql(OF + THAT_ONE)
                .param("client", values(client))
                .param("sealed", seen.sealed())
                .param("own", seen.own())
                .param("id", id)
                .query(this::representation)
                .optional();
    }

    List<Representation> by(Set<ClientId> representative, Seen seen) {
        return jdbc.sql(BY + NEWEST)
                .param("representative", values(representative))
                .param("sealed", seen.sealed())
                .query(this::representation)
                .list();
    }

    Optional<Representation> by(Set<ClientId> representative, UUID id, Seen seen) {
        return jdbc.sql(BY + THAT_ONE)
                .param("representative", values(representative))
                .param("sealed", seen.sealed())
                .param("id", id)
                .query(this::representation)
                .optional();
    }

    Optional<Representation> find(UUID id) {
        return jdbc.sql(SELECT + "where r.id = :id")
                .param("id", id)
                .query(this::representation)
                .optional();
    }

    List<Representation> between(ClientId representative, Set<ClientId> client) {
        return jdbc.sql(SELECT + "where r.client_id = any(:client) and r.representative_id in " + SAME
                        + " order by r.id desc limit 100")
                .param("client", values(client))
                .param("one", representative.value())
                .query(this::representation)
                .list();
    }

    List<Representation> atPartnerDesk(ClientId partner, Set<ClientId> client, LocalDate today) {
        return jdbc.sql(SELECT + "where r.client_id = any(:client) and r.kind = :kind and r.representative_id in "
                        + SAME_OR_EMPLOYER + NEWEST)
                .param("client", values(client))
                .param("kind", RepresentationKind.TRUSTED_INTERMEDIARY)
                .param("one", partner.value())
                .param("today", today)
                .query(this::representation)
                .list();
    }

    boolean family(ClientId one, Set<ClientId> other) {
        return jdbc.sql("""
                select exists (
                    select from registry.relation r
                    where (r.client_id = any(:other) and r.other_id in %1$s or r.other_id = any(:other) and r.client_id in %1$s)
                      and r.kind not in ('EMPLOYER', 'EMPLOYEE')
                      and not exists (select from registry.relation_ending e where e.relation_id = r.id))
                """.formatted(SAME))
                .param("one", one.value())
                .param("other", values(other))
                .query(Boolean.class)
                .single();
    }

    boolean tied(ClientId one, Set<ClientId> other, LocalDate today) {
        return jdbc.sql("""
                select exists (
                    select from registry.representation r
                    where (r.client_id = any(:other) and r.representative_id in %1$s
                           or r.representative_id = any(:other) and r.client_id in %1$s)
                      and (r.ends_on is null or r.ends_on >= :today)
                      and not exists (select from registry.representation_ending e where e.representation_id = r.id))
                    or exists (
                    select from registry.relation r
                    where (r.client_id = any(:other) and r.other_id in %1$s or r.other_id = any(:other) and r.client_id in %1$s)
                      and not exists (select from registry.relation_ending e where e.relation_id = r.id))
                """.formatted(SAME))
                .param("one", one.value())
                .param("other", values(other))
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    void insert(UUID id, Represented represented, NewRepresentation told, LocalDate startsOn, Instant now) {
        Errand errand = Acting.errand();
        jdbc.sql("""
                insert into registry.representation
                    (id, client_id, representative_id, kind, client_name, name, categories, services, may_act, proof_kind,
                     proof_reference, starts_on, ends_on, recorded_at, actor_kind, actor_id, office, contact_id)
                values (:id, :client, :representative, :kind, :clientName, :name, :categories, :services, :act, :proof,
                        :reference, :startsOn, :endsOn, :now, :actorKind, :actor, :office, :contact)
                """)
                .param("id", id)
                .param("client", represented.client().value())
                .param(
                        "representative",
                        Objects.requireNonNull(told.representative()).value())
                .param("kind", told.kind())
                .param("clientName", represented.name())
                .param("name", Objects.requireNonNull(told.name()).strip())
                .param("categories", reach(told).toArray(String[]::new))
                .param("services", told.services().toArray(String[]::new))
                .param("act", Objects.requireNonNull(told.act()))
                .param("proof", told.proof())
                .param("reference", Objects.requireNonNull(told.reference()).strip())
                .param("startsOn", startsOn)
                .param("endsOn", told.endsOn())
                .param("now", Timestamp.from(now))
                .param("actorKind", errand.actor().kind().name())
                .param("actor", errand.actor().id())
                .param("office", errand.actor() instanceof Actor.Person person ? person.office() : "")
                .param("contact", errand.contactId())
                .update();
    }

    /** All means all that the kind may extend to when it is recorded. */
    private Set<String> reach(NewRepresentation told) {
        return told.categories().contains(Scope.ALL)
                ? kinds.find(Objects.requireNonNull(told.kind())).orElseThrow().categories()
                : told.categories();
    }

    /** @return 0 where it has been ended already */
    int end(UUID id, EndedBy by, @Nullable String reason, Instant now) {
        Errand errand = Acting.errand();
        return jdbc.sql("""
                insert into registry.representation_ending
                    (representation_id, at, ended_by, reason, actor_kind, actor_id, channel, contact_id)
                values (:id, :now, :by, :reason, :actorKind, :actor, :channel, :contact)
                on conflict do nothing
                """)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("by", by.name())
                .param("reason", reason)
                .param("actorKind", errand.actor().kind().name())
                .param("actor", errand.actor().id())
                .param("channel", errand.channel())
                .param("contact", errand.contactId())
                .update();
    }

    private Representation representation(ResultSet row, int number) throws SQLException {
        String kind = row.getString("kind");
        return new Representation(
                row.getObject("id", UUID.class),
                new ClientId(row.getObject("client_id", UUID.class)),
                new ClientId(row.getObject("representative_id", UUID.class)),
                kinds.find(kind)
                        .orElseThrow(() -> new IllegalStateException("No kind of representation is called " + kind)),
                row.getString("client_name"),
                row.getString("name"),
                new Scope(
                        texts(row.getArray("categories")), texts(row.getArray("services")), row.getBoolean("may_act")),
                new Proof(row.getString("proof_kind"), row.getString("proof_reference")),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("office"),
                ending(row));
    }

    private static @Nullable Ending ending(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("ended_at");
        return at == null
                ? null
                : new Ending(at.toInstant(), EndedBy.valueOf(row.getString("ended_by")), row.getString("ended_why"));
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }

    private static UUID[] values(Set<ClientId> clients) {
        return clients.stream().map(ClientId::value).toArray(UUID[]::new);
    }
}
