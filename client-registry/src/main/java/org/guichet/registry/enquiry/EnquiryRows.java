package org.guichet.registry.enquiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.enquiry.Enquiry.Kind;
import org.guichet.registry.enquiry.Enquiry.State;
import org.guichet.registry.secrecy.Encrypted;
import org.guichet.registry.secrecy.EncryptedTable;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code enquiry}, {@code enquiry_extension} and {@code enquiry_answer}, with what they say encrypted. */
@Repository
class EnquiryRows {
    static final String WORDS = "enquiry-words";
    static final String EXTENSION = "enquiry-extension";
    static final String ANSWER = "enquiry-answer";

    /** How many of an entry's are shown beside it. */
    private static final int BESIDE = 5;

    private static final String WORDS_TOO =
            EnquiryQueue.METADATA + ", e.ciphertext, x.ciphertext as extension, a.ciphertext as answer ";

    /** Of a client; what she asked herself, or staff for her, is shown to nobody who represents her. */
    private static final String OF_CLIENT = " e.client_id = any(:clients) and (:every or e.on_behalf) ";

    private final JdbcClient jdbc;
    private final Encryption encryption;

    EnquiryRows(JdbcClient jdbc, Encryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(EnquiryTerms.class)
    static class Rewritten {
        @Bean
        EncryptedTable enquiryWords() {
            return new EncryptedTable("registry.enquiry", "'" + WORDS + "'", "id");
        }

        @Bean
        EncryptedTable enquiryExtensions() {
            return new EncryptedTable("registry.enquiry_extension", "'" + EXTENSION + "'", "enquiry_id");
        }

        @Bean
        EncryptedTable enquiryAnswers() {
            return new EncryptedTable("registry.enquiry_answer", "'" + ANSWER + "'", "enquiry_id");
        }
    }

    /** A row with what it says of somebody. */
    record Row(
            Enquiry enquiry,
            ClientId client,
            String words,
            @Nullable String extension,
            @Nullable String answer) {
        Enquiry.Opened opened(Permit permit) {
            return new Enquiry.Opened(enquiry, permit.client(), words, extension, answer);
        }
    }

    /** What is asked, before it has a number. */
    record Asked(
            Kind kind, @Nullable UUID entryId, @Nullable Instant entryAt, String words) {}

    void insert(UUID id, Permit permit, Asked asked, Instant at, LocalDate receivedOn, LocalDate due) {
        Errand errand = Acting.errand();
        Encrypted kept = encryption.encrypt(asked.words(), new Place(WORDS, id.toString()));
        jdbc.sql("""
                insert into registry.enquiry (id, client_id, kind, entry_id, entry_at, state, at, received_on, due,
                                              office, channel, on_behalf, ciphertext, key_id)
                values (:id, :client, :kind, :entry, :entryAt, :state, :at, :received, :due,
                        :office, :channel, :behalf, :ciphertext, :key)
                """)
                .param("id", id)
                .param("client", permit.under().value())
                .param("kind", asked.kind().name())
                .param("entry", asked.entryId())
                .param("entryAt", asked.entryAt() == null ? null : Timestamp.from(asked.entryAt()))
                .param("state", State.OPEN.name())
                .param("at", Timestamp.from(at))
                .param("received", receivedOn)
                .param("due", due)
                .param("office", errand.actor().office())
                .param("channel", errand.channel())
                .param("behalf", permit.behalf() != null)
                .param("ciphertext", kept.ciphertext())
                .param("key", kept.keyId())
                .update();
    }

    /** One of a client's. */
    Optional<Row> find(Permit permit, UUID id) {
        return hers(permit, WORDS_TOO + EnquiryQueue.FROM + " where e.id = :id and" + OF_CLIENT)
                .param("id", id)
                .query((row, number) -> row(row))
                .optional();
    }

    /** Keeps others from answering it until the end of the transaction. */
    void lock(UUID id) {
        jdbc.sql("select id from registry.enquiry where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** A client's, newest first. */
    List<Row> of(Permit permit, int limit, int offset) {
        return hers(permit, WORDS_TOO + EnquiryQueue.FROM + " where" + OF_CLIENT + """
                order by e.at desc, e.id desc limit :limit offset :offset""")
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> row(row))
                .list();
    }

    long count(Permit permit) {
        return hers(permit, "select count(*) from registry.enquiry e where" + OF_CLIENT)
                .query(Long.class)
                .single();
    }

    /** How many of a client's own wait, or of those asked for her; who would ask once more waits for the answer. */
    long waiting(Permit permit) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('enquiry:' || :client, 0))")
                .param("client", permit.client().toString())
                .query((row, number) -> number)
                .list();
        return jdbc.sql("""
                select count(*) from registry.enquiry
                where client_id = any(:clients) and on_behalf = :behalf and state <> 'ANSWERED'
                """)
                .param("clients", permit.clients())
                .param("behalf", permit.behalf() != null)
                .query(Long.class)
                .single();
    }

    /** The newest of a client's about each of some entries of her ledger, oldest first, with the answer alone. */
    List<Enquiry.Answered> about(Permit permit, Collection<UUID> entries) {
        return hers(permit, """
                select * from (%s, a.ciphertext as answer,
                                   row_number() over (partition by e.entry_id order by e.at desc, e.id desc) as newest
                               %s where %s and e.entry_id = any(:entries)) e
                where newest <= :beside order by at, id
                """.formatted(EnquiryQueue.METADATA, EnquiryQueue.FROM, OF_CLIENT))
                .param("entries", entries.toArray(UUID[]::new))
                .param("beside", BESIDE)
                .query((row, number) -> new Enquiry.Answered(EnquiryQueue.enquiry(row), said(row, "answer", ANSWER)))
                .list();
    }

    void stands(UUID id, State state) {
        jdbc.sql("update registry.enquiry set state = :state where id = :id and state <> :state")
                .param("state", state.name())
                .param("id", id)
                .update();
    }

    void extend(UUID id, String reason, Instant at, LocalDate due) {
        Errand errand = Acting.errand();
        Encrypted kept = encryption.encrypt(reason, new Place(EXTENSION, id.toString()));
        jdbc.sql("""
                with later as (update registry.enquiry set due = :due where id = :id)
                insert into registry.enquiry_extension (enquiry_id, at, account, office, due, ciphertext, key_id)
                values (:id, :at, :account, :office, :due, :ciphertext, :key)
                """)
                .param("id", id)
                .param("at", Timestamp.from(at))
                .param("account", errand.actor().id())
                .param("office", errand.actor().office())
                .param("due", due)
                .param("ciphertext", kept.ciphertext())
                .param("key", kept.keyId())
                .update();
    }

    void answer(UUID id, String answer, Instant at) {
        Errand errand = Acting.errand();
        Encrypted kept = encryption.encrypt(answer, new Place(ANSWER, id.toString()));
        jdbc.sql("""
                insert into registry.enquiry_answer (enquiry_id, at, account, office, ciphertext, key_id)
                values (:id, :at, :account, :office, :ciphertext, :key)
                """)
                .param("id", id)
                .param("at", Timestamp.from(at))
                .param("account", errand.actor().id())
                .param("office", errand.actor().office())
                .param("ciphertext", kept.ciphertext())
                .param("key", kept.keyId())
                .update();
    }

    private JdbcClient.StatementSpec hers(Permit permit, String sql) {
        return jdbc.sql(sql).param("clients", permit.clients()).param("every", permit.behalf() == null);
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                EnquiryQueue.enquiry(row),
                new ClientId(row.getObject("client_id", UUID.class)),
                Objects.requireNonNullElse(said(row, "ciphertext", WORDS), ""),
                said(row, "extension", EXTENSION),
                said(row, "answer", ANSWER));
    }

    private @Nullable String said(ResultSet row, String column, String what) throws SQLException {
        byte[] ciphertext = row.getBytes(column);
        return ciphertext == null ? null : encryption.openText(ciphertext, new Place(what, row.getString("id")));
    }
}
