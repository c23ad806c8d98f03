package org.guichet.catalog.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.secrecy.Encrypted;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code inbox_message}. What a programme writes may hold anything, so its body is encrypted whole. */
@Repository
class InboxRows {

    /** What is kept under a key. */
    @SuppressWarnings("ArrayRecordComponent") // compared byte by byte where it is read
    record Kept(UUID id, String kind, byte[] body) {}

    /** What a ciphertext of a body is bound to, with the id of its row. */
    static final String MESSAGE = "inbox.message";

    private final JdbcClient jdbc;
    private final Encryption encryption;

    InboxRows(JdbcClient jdbc, Encryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    /** False where the programme used the key before. */
    boolean insert(UUID id, String programme, String kind, byte[] body, String signature, String key, Instant now) {
        Encrypted encrypted = encryption.encrypt(body, place(id));
        int inserted = jdbc.sql("""
                insert into catalog.inbox_message
                    (id, programme, kind, idempotency_key, ciphertext, key_id, signature, received_at, state, next_attempt_at)
                values (:id, :programme, :kind, :key, :ciphertext, :keyId, :signature, :now, 'RECEIVED', :now)
                on conflict (programme, idempotency_key) do nothing
                """)
                .param("id", id)
                .param("programme", programme)
                .param("kind", kind)
                .param("key", key)
                .param("ciphertext", encrypted.ciphertext())
                .param("keyId", encrypted.keyId())
                .param("signature", signature)
                .param("now", Timestamp.from(now))
                .update();
        return inserted == 1;
    }

    Kept kept(String programme, String key) {
        return jdbc.sql("""
                select id, kind, body, ciphertext from catalog.inbox_message
                where programme = ? and idempotency_key = ?
                """)
                .params(programme, key)
                .query((row, number) -> new Kept(row.getObject("id", UUID.class), row.getString("kind"), body(row)))
                .single();
    }

    List<InboxMessage> claim(String kind, int most, String worker, Instant now, Instant until) {
        return jdbc
                .sql("""
                with due as (
                    select id from catalog.inbox_message
                    where kind = :kind and state in ('RECEIVED', 'CLAIMED') and next_attempt_at <= :now
                    order by next_attempt_at limit :most for update skip locked)
                update catalog.inbox_message m set state = 'CLAIMED', claimed_by = :worker, next_attempt_at = :until,
                    fence = m.fence + 1, attempts = m.attempts + 1
                from due where m.id = due.id
                returning m.id, m.programme, m.kind, m.idempotency_key, m.body, m.ciphertext, m.signature, m.received_at, m.fence
                """)
                .param("kind", kind)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .param("worker", worker)
                .param("until", Timestamp.from(until))
                .query(this::message)
                .list()
                .stream()
                .sorted(Comparator.comparing(InboxMessage::receivedAt).thenComparing(InboxMessage::id))
                .toList();
    }

    /** Locks the row where this fence still holds it; how often it was tried. */
    Optional<Integer> hold(UUID id, long fence) {
        return jdbc.sql("""
                select attempts from catalog.inbox_message where id = ? and fence = ? and state = 'CLAIMED' for update
                """).params(id, fence).query(Integer.class).optional();
    }

    void settled(UUID id, Instant now) {
        jdbc.sql("""
                update catalog.inbox_message set state = 'SETTLED', settled_at = :now, reason = null, claimed_by = null
                where id = :id
                """).param("now", Timestamp.from(now)).param("id", id).update();
    }

    void rejected(UUID id, String reason, Instant now) {
        jdbc.sql("""
                update catalog.inbox_message set state = 'REJECTED', settled_at = :now, reason = :reason,
                    claimed_by = null
                where id = :id
                """)
                .param("now", Timestamp.from(now))
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /** @param attempts how many count so far */
    void postponed(UUID id, String reason, int attempts, Instant until) {
        jdbc.sql("""
                update catalog.inbox_message set state = 'RECEIVED', reason = :reason, attempts = :attempts,
                    next_attempt_at = :until, claimed_by = null
                where id = :id
                """)
                .param("reason", reason)
                .param("attempts", attempts)
                .param("until", Timestamp.from(until))
                .param("id", id)
                .update();
    }

    /** Messages kept before bodies were encrypted lie in clear until they are settled and expire. */
    private byte[] body(ResultSet row) throws SQLException {
        byte[] ciphertext = row.getBytes("ciphertext");
        return ciphertext == null
                ? row.getBytes("body")
                : encryption.open(ciphertext, place(row.getObject("id", UUID.class)));
    }

    private static Place place(UUID id) {
        return new Place(MESSAGE, id.toString());
    }

    private InboxMessage message(ResultSet row, int number) throws SQLException {
        return new InboxMessage(
                row.getObject("id", UUID.class),
                row.getString("programme"),
                row.getString("kind"),
                row.getString("idempotency_key"),
                body(row),
                row.getString("signature"),
                row.getTimestamp("received_at").toInstant(),
                row.getLong("fence"));
    }
}
