package org.guichet.registry.auditpack;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.secrecy.Encrypted;
import org.guichet.registry.secrecy.EncryptedTable;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code audit_pack} and {@code audit_pack_point}. */
@Repository
class PackRows {
    private static final String FILE = "audit-pack";
    private static final String POINT = "audit-pack-point";
    private static final int ATTEMPTS = 5;

    private static final String SELECT = """
            select p.id, p.requested_at, p.requested_by, p.office, p.from_at, p.to_at, p.programmes, p.sealed_too,
                   p.request_entry, p.state, p.points, p.findings, p.sha256, p.made_at, p.expires_at,
                   case when p.state = 'MAKING'
                        then (select count(*) from registry.audit_pack_point q where q.pack_id = p.id)
                        when p.state = 'FAILED' then 0 else p.points end as done
            from registry.audit_pack p
            """;

    private final JdbcClient jdbc;
    private final Encryption encryption;

    PackRows(JdbcClient jdbc, Encryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    @Configuration(proxyBeanMethods = false)
    static class Rewritten {
        @Bean
        EncryptedTable auditPackFiles() {
            return new EncryptedTable("registry.audit_pack", "'" + FILE + "'", "id");
        }

        @Bean
        EncryptedTable auditPackPoints() {
            return new EncryptedTable("registry.audit_pack_point", "'" + POINT + "'", "id");
        }
    }

    void insert(AuditPack pack) {
        List<String> programmes = pack.programmes();
        jdbc.sql("""
                insert into registry.audit_pack (id, requested_at, requested_by, office, from_at, to_at, programmes,
                                                 sealed_too, request_entry, state, points)
                values (:id, :at, :by, :office, :from, :to, :programmes, :sealed, :entry, :state, :points)
                """)
                .param("id", pack.id())
                .param("at", Timestamp.from(pack.requestedAt()))
                .param("by", pack.requestedBy())
                .param("office", pack.office())
                .param("from", Timestamp.from(pack.from()))
                .param("to", Timestamp.from(pack.to()))
                .param("programmes", programmes == null ? null : programmes.toArray(String[]::new))
                .param("sealed", pack.sealedIncluded())
                .param("entry", pack.requestEntry())
                .param("state", pack.state().name())
                .param("points", pack.points())
                .update();
    }

    /** @param sealedToo whether those with sealed clients in them exist for whoever asks */
    Optional<AuditPack> find(UUID id, boolean sealedToo) {
        return jdbc.sql(SELECT + " where p.id = :id and (:sealed or not p.sealed_too)")
                .param("id", id)
                .param("sealed", sealedToo)
                .query((row, number) -> pack(row))
                .optional();
    }

    /** Newest first. */
    List<AuditPack> list(boolean sealedToo, @Nullable UUID after, int most) {
        return jdbc.sql(SELECT + """
                 where (:sealed or not p.sealed_too) and (cast(:after as uuid) is null or p.id < :after)
                order by p.id desc limit :most""")
                .param("sealed", sealedToo)
                .param("after", after)
                .param("most", most)
                .query((row, number) -> pack(row))
                .list();
    }

    /** Those of somebody that are being made; others wait until the end of the transaction. */
    long countOpen(String account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('audit packs of ' || :account))")
                .param("account", account)
                .query(row -> {});
        return jdbc.sql("select count(*) from registry.audit_pack where state = 'MAKING' and requested_by = :account")
                .param("account", account)
                .query(Long.class)
                .single();
    }

    /** Codes among these that are not party to any authority there ever was. */
    List<String> unknownParties(List<String> codes) {
        return jdbc.sql("""
                select asked.party from unnest(?::text[]) as asked (party)
                where not exists (select from registry.authority a where asked.party in (a.from_party, a.to_party))
                """)
                .param(codes.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** The oldest that nobody makes, for a while. */
    Optional<AuditPack> take(Instant now, Duration lease) {
        return jdbc.sql("""
                update registry.audit_pack set taken_until = :until, attempts = attempts + 1
                where id = (select id from registry.audit_pack
                            where state = 'MAKING' and (taken_until is null or taken_until < :now) and attempts < :most
                            order by requested_at limit 1 for update skip locked)
                returning id
                """)
                .param("until", Timestamp.from(now.plus(lease)))
                .param("now", Timestamp.from(now))
                .param("most", ATTEMPTS)
                .query(UUID.class)
                .optional()
                .flatMap(id -> find(id, true));
    }

    /** Those that could not be made however often it was tried. */
    int giveUp(Instant now) {
        jdbc.sql("""
                delete from registry.audit_pack_point where pack_id in (
                    select id from registry.audit_pack where state = 'MAKING' and taken_until < ? and attempts >= ?)
                """).params(Timestamp.from(now), ATTEMPTS).update();
        return jdbc.sql("""
                update registry.audit_pack set state = 'FAILED'
                where state = 'MAKING' and taken_until < ? and attempts >= ?
                """).params(Timestamp.from(now), ATTEMPTS).update();
    }

    boolean hasPoint(UUID pack, int number) {
        return jdbc.sql("select exists (select from registry.audit_pack_point where pack_id = ? and number = ?)")
                .params(pack, number)
                .query(Boolean.class)
                .single();
    }

    /** Whoever comes second, after a lease that ended, leaves what is there; of one that is made already nothing is kept. */
    void keep(UUID id, UUID pack, int number, byte[] found, Instant leaseUntil) {
        Encrypted kept = encryption.encrypt(found, new Place(POINT, id.toString()));
        jdbc.sql("""
                insert into registry.audit_pack_point (id, pack_id, number, ciphertext, key_id)
                select ?, p.id, ?, ?, ? from registry.audit_pack p where p.id = ? and p.state = 'MAKING' for update
                on conflict (pack_id, number) do nothing
                """).params(id, number, kept.ciphertext(), kept.keyId(), pack).update();
        jdbc.sql("update registry.audit_pack set taken_until = ? where id = ? and state = 'MAKING'")
                .params(Timestamp.from(leaseUntil), pack)
                .update();
    }

    /** In the order of their numbers. */
    List<byte[]> points(UUID pack) {
        return jdbc.sql("select id, ciphertext from registry.audit_pack_point where pack_id = ? order by number")
                .param(pack)
                .query((row, number) -> encryption.open(row.getBytes(2), new Place(POINT, row.getString(1))))
                .list();
    }

    /**
     * Whole: the points are in the file from now on.
     *
     * @return whether this one is the file
     */
    boolean made(UUID pack, byte[] file, String sha256, long findings, Instant at, Instant expiresAt) {
        Encrypted kept = encryption.encrypt(file, new Place(FILE, pack.toString()));
        int updated = jdbc.sql("""
                update registry.audit_pack
                set state = 'READY', taken_until = null, made_at = :at, expires_at = :expires, findings = :findings,
                    sha256 = :sha256, ciphertext = :ciphertext, key_id = :key
                where id = :id and state = 'MAKING'
                """)
                .param("at", Timestamp.from(at))
                .param("expires", Timestamp.from(expiresAt))
                .param("findings", findings)
                .param("sha256", sha256)
                .param("ciphertext", kept.ciphertext())
                .param("key", kept.keyId())
                .param("id", pack)
                .update();
        jdbc.sql("delete from registry.audit_pack_point where pack_id = ?")
                .param(pack)
                .update();
        return updated == 1;
    }

    Optional<byte[]> file(UUID pack) {
        return jdbc.sql("select ciphertext from registry.audit_pack where id = ? and state = 'READY'")
                .param(pack)
                .query((row, number) -> encryption.open(row.getBytes(1), new Place(FILE, pack.toString())))
                .optional();
    }

    /** Deletes the files whose time has come. */
    int expire(Instant now) {
        return jdbc.sql("""
                update registry.audit_pack set state = 'EXPIRED', ciphertext = null, key_id = null
                where state = 'READY' and expires_at <= ?
                """).param(Timestamp.from(now)).update();
    }

    private static AuditPack pack(ResultSet row) throws SQLException {
        java.sql.Array programmes = row.getArray("programmes");
        int findings = row.getInt("findings");
        boolean found = !row.wasNull();
        return new AuditPack(
                row.getObject("id", UUID.class),
                row.getTimestamp("requested_at").toInstant(),
                row.getString("requested_by"),
                row.getString("office"),
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("to_at").toInstant(),
                programmes == null ? null : Arrays.asList((String[]) programmes.getArray()),
                row.getBoolean("sealed_too"),
                row.getObject("request_entry", UUID.class),
                AuditPack.State.valueOf(row.getString("state")),
                row.getInt("done"),
                row.getInt("points"),
                found ? findings : null,
                row.getString("sha256"),
                instant(row, "made_at"),
                instant(row, "expires_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
