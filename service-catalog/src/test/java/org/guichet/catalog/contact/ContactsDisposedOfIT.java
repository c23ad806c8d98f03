package org.guichet.catalog.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.catalog.Staff;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.retention.Retained;
import org.guichet.registry.secrecy.Encrypted;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** What was said in a contact goes, and so does how its caller was identified; the contact stays. */
@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Retained.class)
class ContactsDisposedOfIT {
    private static final Duration RECENTLY = Duration.ofDays(30);

    @Autowired
    Retained retained;

    @Autowired
    Contacts contacts;

    @Autowired
    Encryption encryption;

    @Autowired
    JdbcClient jdbc;

    private final UUID client = UUID.randomUUID();

    @BeforeEach
    void rules() {
        for (String kind : List.of("contact-words", "identifications", "identification-questions")) {
            retained.rule(kind, "P2Y");
            retained.run(kind);
        }
        for (String kind : List.of("identification-codes", "raised-sessions")) {
            retained.rule(kind, "P90D");
            retained.run(kind);
        }
    }

    @Test
    void ofAContactThatEndedLongAgoItStaysThatItWas() {
        UUID old = contact(Retained.LONG_AGO);
        UUID recent = contact(Retained.LONG_AGO.plus(RECENTLY));

        assertThat(retained.run("contact-words")).isEqualTo(1);

        assertThat(row(old))
                .containsEntry("reason", "")
                .containsEntry("topic", null)
                .containsEntry("ticket", null)
                .containsEntry("office", "Rimouski")
                .containsEntry("disposition", "RESOLVED")
                .containsKey("words_disposed_at")
                .extractingByKey("words_disposed_at")
                .isNotNull();
        assertThat(row(recent)).containsEntry("reason", "her pension").containsEntry("words_disposed_at", null);
        assertThat(notes(old)).isZero();
        assertThat(notes(recent)).isOne();
        assertThat(retained.disposals(client)).singleElement().satisfies(entry -> {
            assertThat(entry.attributes()).containsExactly("contacts");
            assertThat(entry.reason()).startsWith("contact-words@");
        });
        assertThat(retained.run("contact-words")).isZero();
    }

    @Test
    void aContactNobodyClosedCountsFromWhenItExpired() {
        UUID expired = contact(Retained.LONG_AGO);
        jdbc.sql("update catalog.contact set ended_at = null, disposition = null where id = ?")
                .param(expired)
                .update();

        assertThat(retained.run("contact-words")).isEqualTo(1);

        assertThat(notes(expired)).isZero();
    }

    @Test
    void aContactThatIsOpenKeepsItsWords() {
        UUID open = Staff.as(Staff.agent("agent-one"), () -> contacts.open(NewContact.because("her pension")))
                .id();

        assertThat(retained.run("contact-words")).isZero();

        assertThat(row(open)).containsEntry("reason", "her pension");
    }

    @ParameterizedTest
    @CsvSource({
        "identifications, catalog.contact_identification",
        "identification-questions, catalog.identification_drawn",
        "identification-codes, catalog.identification_code",
        "raised-sessions, catalog.raised_session"
    })
    void howACallerWasIdentifiedIsDeletedAndStandsInHerLedger(String kind, String table) {
        UUID old = contact(Retained.LONG_AGO);
        UUID recent = contact(Instant.now().minus(RECENTLY));
        identified(old, Retained.LONG_AGO);
        identified(recent, Instant.now().minus(RECENTLY));

        assertThat(retained.run(kind)).isEqualTo(1);

        assertThat(of(table, old)).isZero();
        assertThat(of(table, recent)).isOne();
        assertThat(retained.disposals(client)).singleElement().satisfies(entry -> {
            assertThat(entry.attributes()).containsExactly("identifications");
            assertThat(entry.reason()).startsWith(kind + "@");
        });
    }

    @Test
    void aCodeThatIsStillToBeSentStays() {
        UUID old = contact(Retained.LONG_AGO);
        identified(old, Retained.LONG_AGO);
        jdbc.sql("""
                insert into catalog.identification_message (code_id, ciphertext, key_id, next_at, until)
                select id, ciphertext, key_id, now(), now() from catalog.identification_code where contact_id = ?
                """).param(old).update();
        try {
            assertThat(retained.run("identification-codes")).isZero();
        } finally {
            jdbc.sql("""
                    delete from catalog.identification_message m using catalog.identification_code c
                    where c.id = m.code_id and c.contact_id = ?
                    """).param(old).update();
        }
    }

    @Test
    void anAttemptIsDeletedByNothingButADisposal() {
        UUID contact = contact(Retained.LONG_AGO);
        identified(contact, Retained.LONG_AGO);

        for (String statement : List.of(
                "delete from catalog.contact_identification where contact_id = ?",
                "update catalog.contact_identification set result = 'FAILED', assurance = 'NONE' where contact_id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(statement).param(contact).update())
                    .hasMessageContaining("append-only");
        }
        assertThat(of("catalog.contact_identification", contact)).isOne();
    }

    private UUID contact(Instant ended) {
        UUID id = UUID.randomUUID();
        Timestamp at = Timestamp.from(ended);
        jdbc.sql("""
                insert into catalog.contact (id, channel, account, office, reason, topic, ticket, kind, client_id, opened_at,
                                             ended_at, disposition, expires_at)
                values (:id, 'PHONE', 'agent-one', 'Rimouski', 'her pension', 'gis', 'T-1', 'ENQUIRY', :client, :at, :at,
                        'RESOLVED', :at)
                """).param("id", id).param("client", client).param("at", at).update();
        jdbc.sql("insert into catalog.contact_note (id, contact_id, text, at) values (?, ?, 'She was upset', ?)")
                .params(UUID.randomUUID(), id, at)
                .update();
        return id;
    }

    private void identified(UUID contact, Instant when) {
        Timestamp at = Timestamp.from(when);
        jdbc.sql("""
                insert into catalog.contact_identification (id, contact_id, method, assurance, evidence, at)
                values (?, ?, 'DOCUMENT', 'HIGH', 'passport', ?)
                """).params(UUID.randomUUID(), contact, at).update();
        jdbc.sql("""
                insert into catalog.identification_drawn (contact_id, client_id, attributes, drawn_at)
                values (?, ?, '{familyName}', ?)
                """).params(contact, client, at).update();
        UUID code = UUID.randomUUID();
        Encrypted end = encryption.encrypt("…67", new Place("code-destination", code.toString()));
        jdbc.sql("""
                insert into catalog.identification_code (id, contact_id, client_id, method, attribute, digest, ciphertext,
                                                         key_id, account, made_at, expires_at)
                values (?, ?, ?, 'CODE', 'phone', 'digest', ?, ?, 'agent-one', ?, ?)
                """)
                .params(code, contact, client, end.ciphertext(), end.keyId(), at, at)
                .update();
        jdbc.sql("""
                insert into catalog.raised_session (session, client_id, contact_id, begun_at, assurance, raised_at, until)
                values (?, ?, ?, ?, 'SUBSTANTIAL', ?, ?)
                """)
                .params(UUID.randomUUID().toString(), client, contact, at, at, at)
                .update();
    }

    private Map<String, Object> row(UUID contact) {
        return jdbc.sql("select * from catalog.contact where id = ?")
                .param(contact)
                .query()
                .singleRow();
    }

    private long notes(UUID contact) {
        return of("catalog.contact_note", contact);
    }

    private long of(String table, UUID contact) {
        return jdbc.sql("select count(*) from " + table + " where contact_id = ?")
                .param(contact)
                .query(Long.class)
                .single();
    }
}
