package org.guichet.registry.enquiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
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

/** The tables {@code enquiry}, {@code enquiry_extension} and {@code enquiry_answer}. */
@Repository
class EnquiryRows {
    static final String WORDS = "enquiry-words";
    static final String EXTENSION = "enquiry-extension";
    static final String ANSWER = "enquiry-answer";

    /** How many of an entry's are shown beside it. */
    private static final int BESIDE = 5;

    private static final String METADATA = """
            select e.id, e.client_id, e.kind, e.state, e.entry_id, e.entry_at, e.at, e.received_on, e.due, e.office,
                   e.channel, e.on_behalf, x.at as extended_at, a.at as answered_at
            """;

    private static final String WORDS_TOO =
            METADATA + ", e.ciphertext, x.ciphertext as extension, a.ciphertext as answer ";

    private static final String FROM = """
            from registry.enquiry e
            left join registry.enquiry_extension x on x.enquiry_id = e.id
            left join registry.enquiry_answer a on a.enquiry_id = e.id
            """;

    /** Of clients who are seen. */
    private static final String OF_SEEN = """
             (:sealed or not exists (select from registry.sealed_client s where s.id = e.client_id))
            """;

    /** Of a client; what she asked herself, or staff for her, is shown to nobody who represents her. */
    private static final String OF_CLIENT = " e.client_id = any(:clients) and (:every or e.on_behalf) ";

    private static final String IN_STATES = " where e.state = any(:states) and" + OF_SEEN;

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

    /** A row without what it says. */
    record Envelope(Enquiry enquiry, ClientId client) {}

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
        return hers(permit, WORDS_TOO + FROM + " where e.id = :id and" + OF_CLIENT)
                .param("id", id)
                .query((row, number) -> row(row))
                .optional();
    }

    /** One whose client whoever acts may know of. */
    Optional<Envelope> findSeen(UUID id) {
        return seen(METADATA + FROM + " where e.id = :id and" + OF_SEEN)
                .param("id", id)
                .query((row, number) ->
                        new Envelope(enquiry(row), new ClientId(row.getObject("client_id", UUID.class))))
                .optional();
    }

    /** Keeps others from answering it until the end of the transaction. */
    void lock(UUID id) {
        jdbc.sql("select id from registry.enquiry where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** Those in some states, due first. */
    List<Enquiry> due(Collection<State> states, int limit, int offset) {
        return seen(METADATA + FROM + IN_STATES + " order by e.due, e.id limit :limit offset :offset")
                .param("states", names(states))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> enquiry(row))
                .list();
    }

    /** Those that were answered, the newest answer first. */
    List<Enquiry> answered(int limit, int offset) {
        return seen(METADATA + """
                from registry.enquiry_answer a
                join registry.enquiry e on e.id = a.enquiry_id
                left join registry.enquiry_extension x on x.enquiry_id = e.id
                where """ + OF_SEEN + " order by a.at desc, e.id desc limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> enquiry(row))
                .list();
    }

    long count(Collection<State> states) {
        return seen("select count(*) from registry.enquiry e" + IN_STATES)
                .param("states", names(states))
                .query(Long.class)
                .single();
    }

    /** Those that wait and are due before a day. */
    long countDueBefore(LocalDate day, Collection<State> waiting) {
        return seen("select count(*) from registry.enquiry e" + IN_STATES + " and e.due < :day")
                .param("states", names(waiting))
                .param("day", day)
                .query(Long.class)
                .single();
    }

    /** A client's, newest first. */
    List<Row> of(Permit permit, int limit, int offset) {
        return hers(permit, WORDS_TOO + FROM + " where" + OF_CLIENT + """
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

    /** The newest of a client's about each of some entries of her ledger, oldest first. */
    List<Row> about(Permit permit, Collection<UUID> entries) {
        return hers(
                        permit,
                        "select * from (" + WORDS_TOO
                                + ", row_number() over (partition by e.entry_id order by e.at desc, e.id desc) as newest "
                                + FROM + " where" + OF_CLIENT + """
                                and e.entry_id = any(:entries)) e where newest <= :beside order by at, id""")
                .param("entries", entries.toArray(UUID[]::new))
                .param("beside", BESIDE)
                .query((row, number) -> row(row))
                .list();
    }

    /** Makes a contact an enquiry's, unless it is another's. */
    boolean opens(UUID contact, UUID enquiry) {
        jdbc.sql("""
                insert into registry.enquiry_opening (contact_id, enquiry_id) values (:contact, :enquiry)
                on conflict (contact_id) do nothing
                """).param("contact", contact).param("enquiry", enquiry).update();
        return isOpenedIn(contact, enquiry);
    }

    boolean isOpenedIn(UUID contact, UUID enquiry) {
        return jdbc.sql("""
                select exists (select from registry.enquiry_opening
                               where contact_id = :contact and enquiry_id = :enquiry)
                """)
                .param("contact", contact)
                .param("enquiry", enquiry)
                .query(Boolean.class)
                .single();
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

    private static String[] names(Collection<State> states) {
        return states.stream().map(State::name).toArray(String[]::new);
    }

    private JdbcClient.StatementSpec seen(String sql) {
        return jdbc.sql(sql).param("sealed", Acting.errand().cleared());
    }

    private JdbcClient.StatementSpec hers(Permit permit, String sql) {
        return jdbc.sql(sql).param("clients", permit.clients()).param("every", permit.behalf() == null);
    }

    private Row row(ResultSet row) throws SQLException {
        String id = row.getString("id");
        byte[] extension = row.getBytes("extension");
        byte[] answer = row.getBytes("answer");
        return new Row(
                enquiry(row),
                new ClientId(row.getObject("client_id", UUID.class)),
                encryption.openText(row.getBytes("ciphertext"), new Place(WORDS, id)),
                extension == null ? null : encryption.openText(extension, new Place(EXTENSION, id)),
                answer == null ? null : encryption.openText(answer, new Place(ANSWER, id)));
    }

    private static Enquiry enquiry(ResultSet row) throws SQLException {
        return new Enquiry(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                row.getObject("entry_id", UUID.class),
                instant(row.getTimestamp("entry_at")),
                row.getTimestamp("at").toInstant(),
                row.getObject("received_on", LocalDate.class),
                row.getObject("due", LocalDate.class),
                row.getString("office"),
                row.getString("channel"),
                row.getBoolean("on_behalf"),
                instant(row.getTimestamp("extended_at")),
                instant(row.getTimestamp("answered_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
