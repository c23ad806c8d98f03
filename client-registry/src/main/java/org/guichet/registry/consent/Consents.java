package org.guichet.registry.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.Once;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Consents, each an append-only chain of events. Rows of a client: callers hold a permit that covers {@code consents},
 * and call within the transaction that logged it.
 */
@Component
public class Consents {
    private static final String SELECT = """
            select c.*, e.state, e.at, e.valid_until
            from registry.consent c
            cross join lateral (
                select state, at, valid_until from registry.consent_event
                where consent_id = c.id order by sequence desc limit 1
            ) e
            """;

    private final JdbcClient jdbc;
    private final Notices notices;
    private final Once once;
    private final Clock clock;

    Consents(JdbcClient jdbc, Notices notices, Once once, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.once = once;
        this.clock = clock;
    }

    /** The consents under any of a client's ids, newest first; at most 200. */
    public List<ConsentRecord> of(Set<ClientId> client) {
        return jdbc.sql(SELECT + " where c.client_id = any(?) order by c.created_at desc, c.id limit 200")
                .param(client.stream().map(ClientId::value).toArray(UUID[]::new))
                .query(this::consent)
                .list();
    }

    /** One consent; its client is the caller's to check. */
    public Optional<ConsentRecord> find(UUID id) {
        return jdbc.sql(SELECT + " where c.id = ?")
                .param(id)
                .query(this::consent)
                .optional();
    }

    /**
     * Records a consent as given.
     *
     * @throws org.guichet.registry.client.InvalidInput naming every field that exceeds the notice
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ConsentRecord give(ClientId client, NewConsent consent) {
        notices.check(consent);
        UUID id = Ids.next(clock);
        Optional<String> earlier = once.claim("give-consent", id.toString());
        if (earlier.isPresent()) {
            return find(UUID.fromString(earlier.get())).orElseThrow(NotFound::new);
        }
        jdbc.sql("""
                insert into registry.consent
                    (id, client_id, purpose, data_categories, recipients, notice_version, language, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        id,
                        client.value(),
                        consent.purpose(),
                        consent.dataCategories().toArray(String[]::new),
                        consent.recipients().toArray(String[]::new),
                        consent.noticeVersion(),
                        consent.language(),
                        Timestamp.from(clock.instant()))
                .update();
        append(id, 1, ConsentRecord.State.GIVEN, consent.validUntil(), consent.method());
        return find(id).orElseThrow(NotFound::new);
    }

    /**
     * Withdraws a consent; it counts from the next decision on, on every node.
     *
     * @throws StateChanged where it no longer permits anything
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ConsentRecord withdraw(UUID id) {
        int sequence = jdbc.sql("""
                select (select max(sequence) from registry.consent_event where consent_id = c.id)
                from registry.consent c where c.id = ? for update
                """).param(id).query(Integer.class).optional().orElseThrow(NotFound::new);
        ConsentRecord consent = find(id).orElseThrow(NotFound::new);
        if (!consent.state().permits()) {
            throw new StateChanged(consent.state().name());
        }
        append(
                id,
                sequence + 1,
                ConsentRecord.State.WITHDRAWN,
                null,
                Acting.errand().channel());
        return find(id).orElseThrow(NotFound::new);
    }

    private void append(
            UUID consent, int sequence, ConsentRecord.State state, @Nullable Instant validUntil, String method) {
        Errand errand = Acting.errand();
        jdbc.sql("""
                insert into registry.consent_event (consent_id, sequence, state, at, valid_until, method, assurance,
                                                    actor_kind, actor_id, channel, contact_id)
                values (:consent, :sequence, :state, :at, :validUntil, :method, :assurance, :actorKind, :actor,
                        :channel, :contact)
                """)
                .param("consent", consent)
                .param("sequence", sequence)
                .param("state", state.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("validUntil", validUntil == null ? null : Timestamp.from(validUntil))
                .param("method", method)
                .param("assurance", errand.assurance().name())
                .param("actorKind", errand.actor().kind().name())
                .param("actor", errand.actor().id())
                .param("channel", errand.channel())
                .param("contact", errand.contactId())
                .update();
    }

    private ConsentRecord consent(ResultSet row, int number) throws SQLException {
        Timestamp validUntil = row.getTimestamp("valid_until");
        ConsentRecord.State state = ConsentRecord.State.valueOf(row.getString("state"));
        Instant end = validUntil == null ? null : validUntil.toInstant();
        boolean over = state.permits() && end != null && !end.isAfter(clock.instant());
        return new ConsentRecord(
                row.getObject("id", UUID.class),
                new ClientId(row.getObject("client_id", UUID.class)),
                row.getString("purpose"),
                Arrays.asList((String[]) row.getArray("data_categories").getArray()),
                Arrays.asList((String[]) row.getArray("recipients").getArray()),
                row.getString("notice_version"),
                row.getString("language"),
                over ? ConsentRecord.State.EXPIRED : state,
                over && end != null ? end : row.getTimestamp("at").toInstant(),
                end);
    }
}
