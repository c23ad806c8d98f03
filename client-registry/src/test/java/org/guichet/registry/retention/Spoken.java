package org.guichet.registry.retention;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.guichet.registry.secrecy.Encrypted;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.Place;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Enquiries that were answered at some time, with words that can be told apart. */
@TestComponent
class Spoken {
    static final String KIND = "enquiry-words";

    private final JdbcClient jdbc;
    private final Encryption encryption;

    Spoken(JdbcClient jdbc, Encryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    UUID answered(UUID client, Instant at) {
        return answered(client, at, "gatineau");
    }

    UUID answered(UUID client, Instant at, String office) {
        UUID id = UUID.randomUUID();
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        Encrypted words = encryption.encrypt("words of " + id, new Place("enquiry-words", id.toString()));
        Encrypted answer = encryption.encrypt("answer to " + id, new Place("enquiry-answer", id.toString()));
        jdbc.sql("""
                insert into registry.enquiry (id, client_id, kind, state, at, received_on, due, office, channel, on_behalf,
                                              ciphertext, key_id)
                values (?, ?, 'ACCESS', 'ANSWERED', ?, ?, ?, ?, 'IN_PERSON', false, ?, ?)
                """)
                .params(
                        id,
                        client,
                        Timestamp.from(at),
                        Date.valueOf(day),
                        Date.valueOf(day.plusDays(30)),
                        office,
                        words.ciphertext(),
                        words.keyId())
                .update();
        jdbc.sql("""
                insert into registry.enquiry_answer (enquiry_id, at, account, office, ciphertext, key_id)
                values (?, ?, 'agent', 'privacy-office', ?, ?)
                """)
                .params(id, Timestamp.from(at), answer.ciphertext(), answer.keyId())
                .update();
        return id;
    }

    boolean says(UUID enquiry) {
        return jdbc.sql("""
                select e.ciphertext is not null and a.ciphertext is not null
                from registry.enquiry e join registry.enquiry_answer a on a.enquiry_id = e.id where e.id = ?
                """).param(enquiry).query(Boolean.class).single();
    }
}
