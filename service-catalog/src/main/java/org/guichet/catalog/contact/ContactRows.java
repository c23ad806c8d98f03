package org.guichet.catalog.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of contacts and notes. */
@Repository
class ContactRows {
    private static final String COLUMNS =
            "id, channel, reason, client_id, caller_assurance, opened_at, expires_at, ended_at, disposition";

    private final JdbcClient jdbc;
    private final ContactSettings settings;

    ContactRows(JdbcClient jdbc, ContactSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** What became of a contact that was to be bound. */
    enum Bound {
        /** By this call. */
        NOW,
        ALREADY,
        /** It is another client's. */
        NOT
    }

    void insert(UUID id, NewContact contact, Opener opener, Instant openedAt) {
        jdbc.sql("""
                insert into catalog.contact (id, channel, opened_from, account, office, reason, topic, ticket, kind,
                    language_preferred, language_served, received_at, queue_entered_at, opened_at, expires_at)
                values (:id, :channel, :from, :account, :office, :reason, :topic, :ticket, :kind,
                    :preferred, :served, :received, :queued, :opened, :expires)""")
                .param("id", id)
                .param("channel", contact.channel() == null ? opener.channel() : contact.channel())
                .param("from", opener.channel())
                .param("account", opener.account())
                .param("office", opener.office())
                .param("reason", contact.reason())
                .param("topic", contact.topic())
                .param("ticket", contact.ticket())
                .param("kind", contact.kind() == null ? "ENQUIRY" : contact.kind())
                .param(
                        "preferred",
                        contact.preferredLanguage() == null ? contact.language() : contact.preferredLanguage())
                .param("served", contact.language())
                .param("received", timestamp(contact.receivedAt()))
                .param("queued", timestamp(contact.queueEnteredAt()))
                .param("opened", Timestamp.from(openedAt))
                .param("expires", Timestamp.from(openedAt.plus(settings.expiry())))
                .update();
    }

    Optional<Contact> find(UUID id, String account) {
        return jdbc.sql("select " + COLUMNS + " from catalog.contact where id = :id and account = :account")
                .param("id", id)
                .param("account", account)
                .query(ContactRows::contact)
                .optional();
    }

    Map<UUID, ClientId> clients(List<UUID> contacts, String account) {
        Map<UUID, ClientId> bound = new HashMap<>();
        jdbc.sql("""
                select id, client_id from catalog.contact
                where id = any(:ids) and account = :account and client_id is not null
                """)
                .param("ids", contacts.toArray(UUID[]::new))
                .param("account", account)
                .query(row -> {
                    bound.put(row.getObject("id", UUID.class), new ClientId(row.getObject("client_id", UUID.class)));
                });
        return bound;
    }

    Optional<OpenContact> findOpen(UUID id, Instant now) {
        return jdbc.sql("""
                select id, account, channel, coalesce(opened_from, channel) as opened_from, reason, client_id,
                       caller_assurance, expires_at
                from catalog.contact
                where id = :id and ended_at is null and expires_at > :now""")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .query((row, number) -> new OpenContact(
                        row.getObject("id", UUID.class),
                        row.getString("account"),
                        row.getString("channel"),
                        row.getString("opened_from"),
                        row.getString("reason"),
                        row.getObject("client_id", UUID.class),
                        Assurance.valueOf(row.getString("caller_assurance")),
                        row.getTimestamp("expires_at").toInstant()))
                .optional();
    }

    /** Lets whoever would bind the contact, or try an attempt in it, wait. */
    void hold(UUID contactId) {
        jdbc.sql("select id from catalog.contact where id = :id for update")
                .param("id", contactId)
                .query(UUID.class)
                .optional();
    }

    void reached(UUID contactId, Assurance assurance) {
        jdbc.sql("update catalog.contact set caller_assurance = :assurance where id = :id")
                .param("assurance", assurance.name())
                .param("id", contactId)
                .update();
    }

    /** True where this call closed it; false where it was closed before. */
    boolean close(UUID id, Contact.Outcome outcome, Instant at) {
        return jdbc.sql("""
                update catalog.contact set ended_at = :at, disposition = :outcome
                where id = :id and ended_at is null""")
                        .param("at", Timestamp.from(at))
                        .param("outcome", outcome.name())
                        .param("id", id)
                        .update()
                == 1;
    }

    void note(UUID noteId, UUID contactId, String text, Instant at) {
        jdbc.sql("insert into catalog.contact_note (id, contact_id, text, at) values (:id, :contact, :text, :at)")
                .param("id", noteId)
                .param("contact", contactId)
                .param("text", text)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Binds a contact that is about nobody yet. One bound already is only read: a view leaves no dead row behind. */
    Bound bind(UUID id, UUID clientId, UUID[] sameClient) {
        // Unknown where another call was binding it at this very moment; that one has committed by now.
        return tryBind(id, clientId, sameClient)
                .or(() -> tryBind(id, clientId, sameClient))
                .orElse(Bound.NOT);
    }

    private Optional<Bound> tryBind(UUID id, UUID clientId, UUID[] sameClient) {
        return jdbc.sql("""
                with bound as (
                    update catalog.contact set client_id = :client where id = :id and client_id is null
                    returning client_id
                )
                select case when exists (select from bound) then 'NOW'
                            when client_id = any(:same) then 'ALREADY'
                            when client_id is not null then 'NOT' end as bound
                from catalog.contact where id = :id""")
                .param("client", clientId)
                .param("same", sameClient)
                .param("id", id)
                .query((row, number) ->
                        Optional.ofNullable(row.getString("bound")).map(Bound::valueOf))
                .optional()
                .flatMap(bound -> bound);
    }

    List<ContactSummary> ofClient(UUID[] clients, int most) {
        return jdbc.sql("""
                select id, channel, office, kind, reason, topic, opened_at, ended_at, disposition
                from catalog.contact where client_id = any(:clients) order by id desc limit :most""")
                .param("clients", clients)
                .param("most", most)
                .query((row, number) -> new ContactSummary(
                        row.getObject("id", UUID.class),
                        row.getString("channel"),
                        row.getString("office"),
                        row.getString("kind"),
                        row.getString("reason"),
                        row.getString("topic"),
                        row.getTimestamp("opened_at").toInstant(),
                        instant(row, "ended_at"),
                        outcome(row)))
                .list();
    }

    private static Contact contact(ResultSet row, int number) throws SQLException {
        return new Contact(
                row.getObject("id", UUID.class),
                row.getString("channel"),
                row.getString("reason"),
                row.getObject("client_id", UUID.class),
                Assurance.valueOf(row.getString("caller_assurance")),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                instant(row, "ended_at"),
                outcome(row));
    }

    private static Contact.@Nullable Outcome outcome(ResultSet row) throws SQLException {
        String name = row.getString("disposition");
        return name == null ? null : Contact.Outcome.valueOf(name);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
