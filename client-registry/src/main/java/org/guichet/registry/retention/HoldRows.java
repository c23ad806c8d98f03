package org.guichet.registry.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.holding.HeldClients;
import org.guichet.registry.retention.Hold.Cause;
import org.guichet.registry.retention.Hold.Scope;
import org.guichet.registry.secrecy.Encrypted;
import org.guichet.registry.secrecy.EncryptedTable;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code retention_hold} and {@code retention_release}, with why encrypted. */
@Repository
class HoldRows implements HeldClients {
    static final String REASON = "retention-hold";
    static final String RELEASE = "retention-release";

    private static final String WITH_RELEASE = """
            select h.*, r.released_at, r.released_by, r.ciphertext as release
            from registry.retention_hold h left join registry.retention_release r on r.hold_id = h.id
            """;

    /** Of nobody who is not seen. */
    private static final String SEEN = """
             (:sealed or not exists (select from registry.sealed_client s where s.id = any(h.clients)))
            """;

    private static final String STANDING = " and (not :standing or r.hold_id is null)";

    private final JdbcClient jdbc;
    private final Encryption encryption;

    HoldRows(JdbcClient jdbc, Encryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    @Configuration(proxyBeanMethods = false)
    static class Rewritten {
        @Bean
        EncryptedTable holdReasons() {
            return new EncryptedTable("registry.retention_hold", "'" + REASON + "'", "id");
        }

        @Bean
        EncryptedTable releaseReasons() {
            return new EncryptedTable("registry.retention_release", "'" + RELEASE + "'", "hold_id");
        }
    }

    /** Whether a hold on everything stands, or one on this kind. */
    boolean standsFor(String kind) {
        return jdbc.sql("""
                select exists (select from registry.retention_hold h
                               where (h.scope = 'EVERYTHING' or h.scope = 'KIND' and h.kind = ?)
                                 and not exists (select from registry.retention_release r where r.hold_id = h.id))
                """).param(kind).query(Boolean.class).single();
    }

    @Override
    public Set<UUID> held(Set<UUID> ids) {
        return new HashSet<>(
                jdbc.sql("""
                select unnest(h.clients) from registry.retention_hold h
                where h.clients && ? and not exists (select from registry.retention_release r where r.hold_id = h.id)
                """).param(ids.toArray(UUID[]::new)).query(UUID.class).list());
    }

    void insert(Hold hold, Collection<ClientId> clients, String reason) {
        Encrypted kept = encryption.encrypt(reason, new Place(REASON, hold.id().toString()));
        jdbc.sql("""
                insert into registry.retention_hold (id, scope, client_id, clients, kind, cause, authority, ordered_by,
                                                     placed_at, placed_by, review_due, ciphertext, key_id)
                values (:id, :scope, :client, :clients, :kind, :cause, :authority, :ordered, :at, :by, :review,
                        :ciphertext, :key)
                """)
                .param("id", hold.id())
                .param("scope", hold.scope().name())
                .param("client", hold.client())
                .param("clients", clients.stream().map(ClientId::value).toArray(UUID[]::new))
                .param("kind", hold.kind())
                .param("cause", hold.cause().name())
                .param("authority", hold.authority())
                .param("ordered", hold.orderedBy())
                .param("at", Timestamp.from(hold.placedAt()))
                .param("by", hold.placedBy())
                .param("review", hold.reviewDue())
                .param("ciphertext", kept.ciphertext())
                .param("key", kept.keyId())
                .update();
    }

    void release(UUID id, String reason, String by, Instant at) {
        Encrypted kept = encryption.encrypt(reason, new Place(RELEASE, id.toString()));
        jdbc.sql("""
                insert into registry.retention_release (hold_id, released_at, released_by, ciphertext, key_id)
                values (?, ?, ?, ?, ?)
                """)
                .params(id, Timestamp.from(at), by, kept.ciphertext(), kept.keyId())
                .update();
    }

    /** Keeps others from releasing it until the end of the transaction. */
    void lock(UUID id) {
        jdbc.sql("select id from registry.retention_hold where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional();
    }

    /** A hold with its words and every id it was placed on. */
    record Row(Hold.Opened opened, List<ClientId> clients) {}

    Optional<Row> find(UUID id, boolean sealed) {
        return jdbc.sql(WITH_RELEASE + " where h.id = :id and" + SEEN)
                .param("id", id)
                .param("sealed", sealed)
                .query((row, number) -> row(row))
                .optional();
    }

    /** Those that stand or all, the newest first. */
    List<Hold> list(boolean standing, boolean sealed, @Nullable UUID cursor, int limit) {
        return jdbc.sql(WITH_RELEASE + " where" + SEEN + STANDING
                        + " and (cast(:cursor as uuid) is null or h.id < :cursor) order by h.id desc limit :limit")
                .param("sealed", sealed)
                .param("standing", standing)
                .param("cursor", cursor)
                .param("limit", limit)
                .query((row, number) -> hold(row))
                .list();
    }

    long count(boolean standing, boolean sealed) {
        return jdbc.sql("""
                select count(*) from registry.retention_hold h
                left join registry.retention_release r on r.hold_id = h.id where""" + SEEN + STANDING)
                .param("sealed", sealed)
                .param("standing", standing)
                .query(Long.class)
                .single();
    }

    private Row row(ResultSet row) throws SQLException {
        String id = row.getString("id");
        byte[] release = row.getBytes("release");
        return new Row(
                new Hold.Opened(
                        hold(row),
                        encryption.openText(row.getBytes("ciphertext"), new Place(REASON, id)),
                        release == null ? null : encryption.openText(release, new Place(RELEASE, id))),
                List.of((UUID[]) row.getArray("clients").getArray()).stream()
                        .map(ClientId::new)
                        .toList());
    }

    private static Hold hold(ResultSet row) throws SQLException {
        Timestamp released = row.getTimestamp("released_at");
        return new Hold(
                row.getObject("id", UUID.class),
                Scope.valueOf(row.getString("scope")),
                row.getObject("client_id", UUID.class),
                row.getString("kind"),
                Cause.valueOf(row.getString("cause")),
                row.getString("authority"),
                row.getString("ordered_by"),
                row.getTimestamp("placed_at").toInstant(),
                row.getString("placed_by"),
                row.getObject("review_due", LocalDate.class),
                released == null ? null : released.toInstant(),
                row.getString("released_by"));
    }
}
