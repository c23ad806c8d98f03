package org.guichet.registry.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.consent.ConsentRecord.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code consent} and {@code consent_event}. */
@Repository
class ConsentRows {
    private static final String SELECT = """
            select c.*, e.state, e.at, e.valid_until, e.method, e.asked_until,
                   coalesce(shown.notice_version, c.notice_version) as shown_version,
                   coalesce(shown.language, c.language) as shown_language,
                   exists (select from registry.consent_notice had
                           join registry.consent_notice later on later.purpose = had.purpose and later.number > had.number
                           where had.purpose = c.purpose
                             and had.version = coalesce(shown.notice_version, c.notice_version)
                             and later.material and later.shown_from <= :today) as changed
            from registry.consent c
            cross join lateral (
                select state, at, valid_until, method, asked_until from registry.consent_event
                where consent_id = c.id order by sequence desc limit 1
            ) e
            left join lateral (
                select notice_version, language from registry.consent_event
                where consent_id = c.id and notice_version is not null order by sequence desc limit 1
            ) shown on true
            """;

    private final JdbcClient jdbc;
    private final Notices notices;
    private final Clock clock;

    ConsentRows(JdbcClient jdbc, Notices notices, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.clock = clock;
    }

    UUID nextId() {
        return Ids.next(clock);
    }

    List<ConsentRecord> of(Set<ClientId> client) {
        return jdbc.sql(SELECT + " where c.client_id = any(:clients) order by c.created_at desc, c.id limit 200")
                .param("today", notices.today())
                .param("clients", client.stream().map(ClientId::value).toArray(UUID[]::new))
                .query(this::consent)
                .list();
    }

    Optional<ConsentRecord> find(UUID id) {
        return jdbc.sql(SELECT + " where c.id = :id")
                .param("today", notices.today())
                .param("id", id)
                .query(this::consent)
                .optional();
    }

    /** As it stands once nobody else is changing it. */
    ConsentRecord lock(UUID id) {
        UUID locked = jdbc.sql("select id from registry.consent where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotFound::new);
        return find(locked).orElseThrow(NotFound::new);
    }

    /**
     * The client's consents that speak of some of the same, this one among them, as they stand once nobody else is changing
     * them. They are locked in the order of their ids, so that two who do this wait for each other in one order.
     */
    List<ConsentRecord> lockAlike(UUID id, Set<ClientId> client) {
        List<UUID> locked = jdbc.sql("""
                select c.id from registry.consent c join registry.consent asked on asked.id = :id
                where c.client_id = any(:clients) and c.purpose = asked.purpose
                  and c.recipients && asked.recipients and c.data_categories && asked.data_categories
                order by c.id for update of c
                """)
                .param("id", id)
                .param("clients", client.stream().map(ClientId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        return jdbc.sql(SELECT + " where c.id = any(:ids) order by c.id")
                .param("today", notices.today())
                .param("ids", locked.toArray(UUID[]::new))
                .query(this::consent)
                .list();
    }

    void insert(UUID id, ClientId client, NewConsent.Scope scope, String noticeVersion, String language) {
        jdbc.sql("""
                insert into registry.consent
                    (id, client_id, purpose, data_categories, recipients, notice_version, language, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        id,
                        client.value(),
                        scope.purpose(),
                        scope.dataCategories().toArray(String[]::new),
                        scope.recipients().toArray(String[]::new),
                        noticeVersion,
                        language,
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** The chain, oldest first. */
    List<ConsentEvent> events(UUID id) {
        return jdbc.sql("select * from registry.consent_event where consent_id = ? order by sequence")
                .param(id)
                .query(ConsentRows::event)
                .list();
    }

    /** When each of them was given and renewed, oldest first. */
    List<Consents.GivenAt> given(Set<UUID> ids) {
        return jdbc.sql("""
                select c.id, c.client_id, e.at from registry.consent c join registry.consent_event e on e.consent_id = c.id
                where c.id = any(?) and e.state in ('GIVEN', 'RENEWED') order by c.id, e.sequence
                """)
                .param(ids.toArray(UUID[]::new))
                .query((row, number) -> new Consents.GivenAt(
                        row.getObject("id", UUID.class),
                        new ClientId(row.getObject("client_id", UUID.class)),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private ConsentRecord consent(ResultSet row, int number) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        Instant end = instant(row, "valid_until");
        String method = row.getString("method");
        boolean over = state.ends() && end != null && !end.isAfter(clock.instant());
        return new ConsentRecord(
                row.getObject("id", UUID.class),
                new ClientId(row.getObject("client_id", UUID.class)),
                row.getString("purpose"),
                codes(row, "data_categories"),
                codes(row, "recipients"),
                row.getString("shown_version"),
                row.getString("shown_language"),
                over ? State.EXPIRED : state,
                over && end != null ? end : row.getTimestamp("at").toInstant(),
                end,
                method,
                state.permits() ? chosenEnd(row, method) : null,
                !over && state.permits() && row.getBoolean("changed"));
    }

    private static List<String> codes(ResultSet row, String column) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray()).distinct().toList();
    }

    /** A word on the telephone ends soon, whatever she chose. */
    private static @Nullable Instant chosenEnd(ResultSet row, String method) throws SQLException {
        boolean verbal = CaptureMethod.PHONE_SCRIPT.name().equals(method);
        return instant(row, verbal ? "asked_until" : "valid_until");
    }

    private static ConsentEvent event(ResultSet row, int number) throws SQLException {
        return new ConsentEvent(
                row.getInt("sequence"),
                State.valueOf(row.getString("state")),
                row.getTimestamp("at").toInstant(),
                instant(row, "valid_until"),
                row.getString("method"),
                Assurance.valueOf(row.getString("assurance")),
                Actor.Kind.valueOf(row.getString("actor_kind")),
                row.getObject("representation_id", UUID.class),
                row.getString("channel"),
                row.getObject("contact_id", UUID.class),
                row.getString("notice_version"),
                row.getString("language"),
                row.getString("script_version"),
                row.getString("reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
