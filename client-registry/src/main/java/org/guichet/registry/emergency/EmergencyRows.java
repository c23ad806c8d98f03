package org.guichet.registry.emergency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.OpenEmergencies;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.emergency.Emergency.Outcome;
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

/** The tables {@code emergency} and {@code emergency_review}: appended to, and never changed. */
@Repository
class EmergencyRows implements OpenEmergencies {
    static final String REASON = "emergency-reason";
    static final String NOTE = "emergency-note";

    private static final String SELECT = """
            select e.*, r.outcome, r.at as reviewed_at, r.ciphertext as note
            from registry.emergency e left join registry.emergency_review r on r.emergency_id = e.id
            """;

    /** About clients who are seen, or declared by whoever asks. */
    private static final String OF_SEEN = """
             (:sealed or e.account = :account
                  or not exists (select from registry.sealed_client s where s.id = e.client_id))
            """;

    private static final String WAITING = " where r.emergency_id is null and" + OF_SEEN;

    private final JdbcClient jdbc;
    private final Encryption encryption;
    private final Clock clock;

    EmergencyRows(JdbcClient jdbc, Encryption encryption, Clock clock) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(EmergencyTerms.class)
    static class Rewritten {
        @Bean
        EncryptedTable emergencyReasons() {
            return new EncryptedTable("registry.emergency", "'" + REASON + "'", "id");
        }

        @Bean
        EncryptedTable emergencyNotes() {
            return new EncryptedTable("registry.emergency_review", "'" + NOTE + "'", "emergency_id");
        }
    }

    /** A row with what it says of somebody. */
    record Row(
            Emergency emergency,
            ClientId client,
            String account,
            String reason,
            @Nullable String note) {}

    @Override
    public Optional<UUID> find(String account, Collection<UUID> client) {
        return jdbc.sql("""
                select id from registry.emergency
                where account = :account and client_id = any(:clients) and until > :now order by until desc limit 1
                """)
                .param("account", account)
                .param("clients", client.toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    void insert(UUID id, ClientId client, String reason, Instant at, Instant until, Instant reviewDue) {
        Errand errand = Acting.errand();
        Encrypted kept = encryption.encrypt(reason, new Place(REASON, id.toString()));
        jdbc.sql("""
                insert into registry.emergency (id, client_id, account, office, channel, contact_id, at, until,
                                                review_due, ciphertext, key_id)
                values (:id, :client, :account, :office, :channel, :contact, :at, :until, :due, :ciphertext, :key)
                """)
                .param("id", id)
                .param("client", client.value())
                .param("account", errand.actor().id())
                .param("office", errand.actor().office())
                .param("channel", errand.channel())
                .param("contact", errand.contactId())
                .param("at", Timestamp.from(at))
                .param("until", Timestamp.from(until))
                .param("due", Timestamp.from(reviewDue))
                .param("ciphertext", kept.ciphertext())
                .param("key", kept.keyId())
                .update();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(SELECT + " where e.id = :id")
                .param("id", id)
                .query((row, number) -> row(row))
                .optional();
    }

    /** As {@link #find}, where whoever acts may know of the client. */
    Optional<Row> findSeen(UUID id) {
        return seen(SELECT + " where e.id = :id and" + OF_SEEN)
                .param("id", id)
                .query((row, number) -> row(row))
                .optional();
    }

    /** Keeps others from reviewing it until the end of the transaction. */
    void lock(UUID id) {
        jdbc.sql("select id from registry.emergency where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** Those that wait for a review, due first. */
    List<Emergency> waiting(int limit, int offset) {
        return seen(SELECT + WAITING + " order by e.review_due, e.id limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> emergency(row))
                .list();
    }

    long countWaiting() {
        return seen("select count(*) from registry.emergency e"
                        + " left join registry.emergency_review r on r.emergency_id = e.id" + WAITING)
                .query(Long.class)
                .single();
    }

    /** About one client, newest first: those that wait for a review, and those declared since. */
    List<Row> of(Permit permit, Instant since, int most) {
        return jdbc.sql(SELECT + """
                 where e.client_id = any(:clients) and (r.emergency_id is null or e.at >= :since)
                order by e.at desc, e.id desc limit :most""")
                .param("since", Timestamp.from(since))
                .param("clients", permit.clients())
                .param("most", most)
                .query((row, number) -> row(row))
                .list();
    }

    void review(UUID id, Outcome outcome, String note, Instant at) {
        Errand errand = Acting.errand();
        Encrypted kept = encryption.encrypt(note, new Place(NOTE, id.toString()));
        jdbc.sql("""
                insert into registry.emergency_review (emergency_id, at, reviewer, office, outcome, ciphertext, key_id)
                values (:id, :at, :reviewer, :office, :outcome, :ciphertext, :key)
                """)
                .param("id", id)
                .param("at", Timestamp.from(at))
                .param("reviewer", errand.actor().id())
                .param("office", errand.actor().office())
                .param("outcome", outcome.name())
                .param("ciphertext", kept.ciphertext())
                .param("key", kept.keyId())
                .update();
    }

    private JdbcClient.StatementSpec seen(String sql) {
        Errand errand = Acting.errand();
        return jdbc.sql(sql)
                .param("sealed", errand.cleared())
                .param("account", errand.actor().id());
    }

    private Row row(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] note = row.getBytes("note");
        return new Row(
                emergency(row),
                new ClientId(row.getObject("client_id", UUID.class)),
                row.getString("account"),
                encryption.openText(row.getBytes("ciphertext"), new Place(REASON, id.toString())),
                note == null ? null : encryption.openText(note, new Place(NOTE, id.toString())));
    }

    private static Emergency emergency(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        Timestamp reviewed = row.getTimestamp("reviewed_at");
        return new Emergency(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getTimestamp("until").toInstant(),
                row.getTimestamp("review_due").toInstant(),
                row.getString("office"),
                row.getString("channel"),
                row.getString("account").equals(Acting.errand().actor().id()),
                outcome == null ? null : Outcome.valueOf(outcome),
                reviewed == null ? null : reviewed.toInstant());
    }
}
