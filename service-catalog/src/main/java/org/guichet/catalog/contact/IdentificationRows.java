package org.guichet.catalog.contact;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.guichet.registry.actor.Assurance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Attempts at identification: rows are added and nothing else. */
@Repository
class IdentificationRows {
    private final JdbcClient jdbc;

    IdentificationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A failed attempt.
     *
     * @param here whether it was within the contact asked about
     */
    record Failure(String method, String channel, boolean here) {}

    void add(UUID id, UUID contactId, Attempt attempt) {
        jdbc.sql("""
                insert into catalog.contact_identification
                    (id, contact_id, method, claimed, assurance, result, channel, evidence, account, client_id, at)
                values (:id, :contact, :method, :claimed, :reached, :result, :channel, :evidence, :account, :client, :at)
                """)
                .param("id", id)
                .param("contact", contactId)
                .param("method", attempt.method())
                .param("claimed", attempt.claimed().name())
                .param("reached", attempt.reached().name())
                .param("result", attempt.result().name())
                .param("channel", attempt.channel())
                .param("evidence", attempt.evidence())
                .param("account", attempt.account())
                .param("client", attempt.clientId())
                .param("at", Timestamp.from(attempt.at()))
                .update();
    }

    /** Oldest first. Of rows an earlier release wrote, the contact says what they do not. */
    List<Attempt> of(UUID contactId) {
        return jdbc.sql("""
                select i.method, coalesce(i.claimed, i.assurance) as claimed, i.assurance, i.result, i.evidence, i.at,
                       coalesce(i.channel, c.channel) as channel, coalesce(i.account, c.account) as account, i.client_id
                from catalog.contact_identification i join catalog.contact c on c.id = i.contact_id
                where i.contact_id = :contact order by i.at, i.id""")
                .param("contact", contactId)
                .query((row, number) -> new Attempt(
                        row.getString("method"),
                        Assurance.valueOf(row.getString("claimed")),
                        Assurance.valueOf(row.getString("assurance")),
                        Attempt.Result.valueOf(row.getString("result")),
                        row.getString("channel"),
                        row.getString("evidence"),
                        row.getString("account"),
                        row.getObject("client_id", UUID.class),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    boolean passed(UUID contactId, UUID attempt) {
        return jdbc.sql("""
                select result = 'PASSED' from catalog.contact_identification where contact_id = ? and id = ?""")
                .params(contactId, attempt)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * What failed within a contact, and since a moment for a client in any contact: while it was about her, and before in
     * one that came to be.
     */
    List<Failure> failures(UUID contactId, UUID[] clients, Instant since) {
        return jdbc.sql("""
                select method, channel, contact_id from catalog.contact_identification
                where result = 'FAILED' and contact_id = :contact
                union all
                select method, channel, contact_id from catalog.contact_identification
                where result = 'FAILED' and client_id = any(:clients) and at > :since and contact_id <> :contact
                union all
                select i.method, i.channel, i.contact_id
                from catalog.contact c join catalog.contact_identification i on i.contact_id = c.id
                where c.client_id = any(:clients) and i.result = 'FAILED' and i.client_id is null and i.at > :since
                  and c.id <> :contact""")
                .param("contact", contactId)
                .param("clients", clients)
                .param("since", Timestamp.from(since))
                .query((row, number) -> new Failure(
                        row.getString("method"),
                        row.getString("channel"),
                        contactId.equals(row.getObject("contact_id", UUID.class))))
                .list();
    }

    /**
     * Lets attempts of one contact, and attempts to be one client under whatever id, wait for each other: none escapes the
     * count. In one order, so that no two wait for each other for ever.
     */
    void takeTurns(UUID contactId, UUID[] clients) {
        jdbc.sql("select id from catalog.contact where id = :id for update")
                .param("id", contactId)
                .query(UUID.class)
                .optional();
        for (UUID client : Stream.of(clients).sorted().toList()) {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('identify ' || :client, 0))")
                    .param("client", client.toString())
                    .query(row -> {});
        }
    }
}
