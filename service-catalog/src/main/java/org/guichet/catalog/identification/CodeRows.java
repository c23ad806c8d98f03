package org.guichet.catalog.identification;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.identification.SentCode.Delivery;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.secrecy.Encrypted;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code identification_code}: a digest of each code and, encrypted, the end of where it went. */
@Repository
class CodeRows {
    static final String DESTINATION = "code-destination";

    private final JdbcClient jdbc;
    private final Encryption encryption;

    CodeRows(JdbcClient jdbc, Encryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    /** How a code came to count no longer, beside the end of its time. */
    enum Ended {
        USED,
        REPLACED,
        LOCKED
    }

    /** A code as it is kept. */
    record Kept(
            UUID id,
            UUID contactId,
            UUID clientId,
            String method,
            String attribute,
            String digest,
            String destination,
            Instant expiresAt,
            int failures,
            @Nullable Ended ended,
            Delivery delivery) {

        boolean countsAt(Instant now) {
            return ended == null && expiresAt.isAfter(now);
        }

        /** @param end whether whoever serves may see the end of where it went */
        SentCode shown(boolean end) {
            return new SentCode(method, attribute, end ? destination : "", expiresAt, delivery);
        }
    }

    /** The newest of a contact: the one that counts, if any does, whatever the clocks of several nodes say. */
    Optional<Kept> newest(UUID contactId) {
        return find("contact_id = ? order by (ended is null) desc, made_at desc, id desc limit 1", contactId);
    }

    Optional<Kept> find(UUID id) {
        return find("id = ?", id);
    }

    private Optional<Kept> find(String condition, UUID id) {
        return jdbc.sql("select * from catalog.identification_code where " + condition)
                .param(id)
                .query((row, number) -> {
                    UUID code = row.getObject("id", UUID.class);
                    String ended = row.getString("ended");
                    return new Kept(
                            code,
                            row.getObject("contact_id", UUID.class),
                            row.getObject("client_id", UUID.class),
                            row.getString("method"),
                            row.getString("attribute"),
                            row.getString("digest"),
                            encryption.openText(row.getBytes("ciphertext"), new Place(DESTINATION, code.toString())),
                            row.getTimestamp("expires_at").toInstant(),
                            row.getInt("failures"),
                            ended == null ? null : Ended.valueOf(ended),
                            Delivery.valueOf(row.getString("delivery")));
                })
                .optional();
    }

    /** How many were made for a client, under whatever id, since a moment. */
    int madeSince(Set<ClientId> client, Instant since) {
        return jdbc.sql("""
                select count(*) from catalog.identification_code where client_id = any(:clients) and made_at > :since""")
                .param("clients", client.stream().map(ClientId::value).toArray(UUID[]::new))
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** Codes sent by one account are made one after the other from here on, so that none escapes the count. */
    void inTurn(String account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('codes of ' || :account, 0))")
                .param("account", account)
                .query((row, number) -> true)
                .single();
    }

    /** How many one account had made since a moment, for whatever clients. */
    int madeBy(String account, Instant since) {
        return jdbc.sql("select count(*) from catalog.identification_code where account = ? and made_at > ?")
                .params(account, Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** Keeps a new one; the one before it in its contact counts no longer. */
    void replace(Kept code, String account, Instant madeAt) {
        jdbc.sql("""
                update catalog.identification_code set ended = 'REPLACED' where contact_id = ? and ended is null""").param(code.contactId()).update();
        Encrypted kept = encryption.encrypt(
                code.destination(), new Place(DESTINATION, code.id().toString()));
        jdbc.sql("""
                insert into catalog.identification_code (id, contact_id, client_id, method, attribute, digest,
                                                         ciphertext, key_id, account, made_at, expires_at)
                values (:id, :contact, :client, :method, :attribute, :digest, :ciphertext, :key, :account, :at, :expires)""")
                .param("id", code.id())
                .param("contact", code.contactId())
                .param("client", code.clientId())
                .param("method", code.method())
                .param("attribute", code.attribute())
                .param("digest", code.digest())
                .param("ciphertext", kept.ciphertext())
                .param("key", kept.keyId())
                .param("account", account)
                .param("at", Timestamp.from(madeAt))
                .param("expires", Timestamp.from(code.expiresAt()))
                .update();
    }

    /** @return whether it counted until now: whoever comes second used nothing */
    boolean end(UUID id, Ended how) {
        return jdbc.sql("update catalog.identification_code set ended = ? where id = ? and ended is null")
                        .params(how.name(), id)
                        .update()
                == 1;
    }

    void failed(UUID id) {
        jdbc.sql("update catalog.identification_code set failures = failures + 1 where id = ?")
                .param(id)
                .update();
    }

    void delivered(UUID id, Delivery delivery) {
        jdbc.sql("update catalog.identification_code set delivery = ? where id = ?")
                .params(delivery.name(), id)
                .update();
    }
}
