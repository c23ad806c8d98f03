package org.guichet.catalog.identification;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Assurance;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code raised_session}: in which contact a session is being raised, and what counts in it until when. */
@Repository
class RaisedRows {
    private final JdbcClient jdbc;

    RaisedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A session as it is kept: {@code until} and {@code assurance} are of the last code that was right in it. */
    record Session(
            UUID contactId,
            @Nullable Assurance assurance,
            @Nullable Instant until) {

        boolean countsAt(Instant now) {
            return until != null && until.isAfter(now);
        }
    }

    Optional<Session> of(UUID client, String session) {
        return jdbc.sql("""
                select contact_id, assurance, until from catalog.raised_session where session = ? and client_id = ?""")
                .params(session, client)
                .query((row, number) -> {
                    String assurance = row.getString("assurance");
                    Timestamp until = row.getTimestamp("until");
                    return new Session(
                            row.getObject("contact_id", UUID.class),
                            assurance == null ? null : Assurance.valueOf(assurance),
                            until == null ? null : until.toInstant());
                })
                .optional();
    }

    /** Lets whoever would begin in the same session wait: a session has one contact. */
    void inTurn(String session) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('raise ' || :session, 0))")
                .param("session", session)
                .query(row -> {});
    }

    /** The session is raised in this contact from now on. What counts in it goes on counting. */
    void begin(String session, UUID client, UUID contact, Instant at) {
        jdbc.sql("""
                insert into catalog.raised_session as kept (session, client_id, contact_id, begun_at)
                values (:session, :client, :contact, :at)
                on conflict (session) do update set contact_id = excluded.contact_id
                where kept.client_id = excluded.client_id""")
                .param("session", session)
                .param("client", client)
                .param("contact", contact)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** An attempt that was told of before changes nothing: a call that is sent again adds no minutes. */
    void raise(String session, UUID client, Assurance reached, Instant at, Instant until) {
        jdbc.sql("""
                update catalog.raised_session set assurance = :reached, raised_at = :at, until = :until
                where session = :session and client_id = :client and (raised_at is null or raised_at < :at)""")
                .param("reached", reached.name())
                .param("at", Timestamp.from(at))
                .param("until", Timestamp.from(until))
                .param("session", session)
                .param("client", client)
                .update();
    }

    void end(String session, Instant at) {
        jdbc.sql("update catalog.raised_session set until = :at where session = :session and until > :at")
                .param("at", Timestamp.from(at))
                .param("session", session)
                .update();
    }
}
