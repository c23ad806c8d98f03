package org.guichet.registry.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientIds;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the access log: by client for the ledger, by filter for the privacy office. */
@Component
public class AuditTrail {
    private static final String ABOUT = """
            select distinct at, entry_id from registry.access_log_subject
            where client_id = any(?) and at >= ? and at < ?
            """;
    private static final String SHARED = """
            from (select distinct at, entry_id from registry.access_log_subject where client_id = any(?) and at >= ?) s
            join registry.access_log e on e.at = s.at and e.id = s.entry_id
            where e.kind = 'SHARE' and ? = any(e.attributes)""";
    private static final String OWN_CONTACTS = """
            select contact_id
            from (select contact_id, at from registry.access_log
                  where actor_id = ? and at >= ? and kind = 'READ' order by at desc limit 1000) newest
            where contact_id is not null
            group by contact_id order by max(at) desc limit ?
            """;

    private final JdbcClient jdbc;
    private final AccessLog log;
    private final ClientIds clients;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, AccessLog log, ClientIds clients, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.clients = clients;
        this.clock = clock;
    }

    /** One page with the count of all that match. */
    public record Page(List<LoggedEntry> items, @Nullable String next, long total) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * What was done with one client's data, under any of her ids, newest first. The caller holds a permit that covers {@code disclosures};
     * refusals are part of it.
     *
     * @param from inclusive
     * @param to exclusive
     * @param limit 1 to 200
     */
    public Page about(Set<ClientId> client, Instant from, Instant to, int limit, int offset) {
        UUID[] ids = client.stream().map(ClientId::value).toArray(UUID[]::new);
        long total = jdbc.sql("select count(*) from (" + ABOUT + ") s")
                .params(ids, Timestamp.from(from), Timestamp.from(to))
                .query(Long.class)
                .single();
        List<LoggedEntry> items = jdbc.sql("select e.* from (" + ABOUT + """
                    order by at desc, entry_id desc limit ? offset ?
                ) s
                join registry.access_log e on e.at = s.at and e.id = s.entry_id
                order by s.at desc, s.entry_id desc
                """)
                .params(ids, Timestamp.from(from), Timestamp.from(to), limit, offset)
                .query(AuditTrail::entry)
                .list();
        return new Page(items, null, total);
    }

    /** One entry about a client, under any of her ids; empty where it is about somebody else. The caller holds the permit of {@link #about}. */
    public Optional<LoggedEntry> entry(Set<ClientId> client, UUID id) {
        return jdbc.sql("""
                select e.* from registry.access_log_subject s join registry.access_log e on e.at = s.at and e.id = s.entry_id
                where s.entry_id = ? and s.client_id = any(?) limit 1
                """)
                .params(id, client.stream().map(ClientId::value).toArray(UUID[]::new))
                .query(AuditTrail::entry)
                .optional();
    }

    /**
     * What was shared of one attribute of a client, under any of her ids, newest first: by the client's own index, never by a scan of the log.
     * The caller holds a permit that covers the attribute.
     *
     * @param since inclusive
     * @param limit 1 to 200
     */
    public Page shared(Set<ClientId> client, String attribute, Instant since, int limit, int offset) {
        UUID[] ids = client.stream().map(ClientId::value).toArray(UUID[]::new);
        long total = jdbc.sql("select count(*) " + SHARED)
                .params(ids, Timestamp.from(since), attribute)
                .query(Long.class)
                .single();
        List<LoggedEntry> items = jdbc.sql("select e.* " + SHARED + " order by e.at desc, e.id desc limit ? offset ?")
                .params(ids, Timestamp.from(since), attribute, limit, offset)
                .query(AuditTrail::entry)
                .list();
        return new Page(items, null, total);
    }

    /**
     * Everyone an attribute of the client was shared with for a purpose, under any of her ids.
     *
     * @param since inclusive
     * @param until exclusive
     */
    public List<String> recipientsOf(ClientId client, String attribute, String purpose, Instant since, Instant until) {
        return jdbc.sql("select distinct e.recipient " + SHARED + " and e.purpose = ? and e.at < ? order by 1")
                .params(
                        clients.sameAs(client).stream().map(ClientId::value).toArray(UUID[]::new),
                        Timestamp.from(since),
                        attribute,
                        purpose,
                        Timestamp.from(until))
                .query(String.class)
                .list();
    }

    /**
     * The contacts within which whoever acts looked at a client, newest look first, read from the newest entries of
     * hers alone.
     *
     * @param since inclusive
     */
    public List<UUID> ownContacts(Instant since, int limit) {
        return jdbc.sql(OWN_CONTACTS)
                .params(Acting.errand().actor().id(), Timestamp.from(since), limit)
                .query(UUID.class)
                .list();
    }

    /** The privacy office's search. It is itself logged, with the names of the filters used. */
    @Transactional
    public Page entries(LogFilter filter) {
        boolean cleared = Acting.errand().cleared();
        Timestamp start = Timestamp.from(filter.from());
        Timestamp end = Timestamp.from(filter.to());
        List<Object> values = new ArrayList<>(List.of(cleared, start, end, cleared, start, end));
        List<String> names = new ArrayList<>(List.of("from", "to"));
        String where = where(filter, values, names);
        logReview(names, filter.clientId() == null ? List.of() : List.of(new ClientId(filter.clientId())));
        long total = jdbc.sql(SeenEntries.HIDDEN + "select count(*)" + SeenEntries.OF_SEEN + where)
                .params(values)
                .query(Long.class)
                .single();
        String after = "";
        if (filter.cursor() != null) {
            String[] parts = cursor(filter.cursor());
            after = " and (e.at, e.id) < (?, ?)";
            values.add(Timestamp.from(Instant.parse(parts[0])));
            values.add(UUID.fromString(parts[1]));
        }
        values.add(filter.limit() + 1);
        List<LoggedEntry> items = jdbc.sql(
                        SeenEntries.HIDDEN + "select e.*, e.subjects - coalesce(h.subjects, 0) as seen_subjects"
                                + SeenEntries.OF_SEEN + where + after + " order by e.at desc, e.id desc limit ?")
                .params(values)
                .query((row, number) -> entryOf(row, row.getInt("seen_subjects")))
                .list();
        boolean more = items.size() > filter.limit();
        List<LoggedEntry> page = more ? items.subList(0, filter.limit()) : items;
        return new Page(page, more ? cursorAfter(page.getLast()) : null, total);
    }

    private static String where(LogFilter filter, List<Object> values, List<String> names) {
        StringBuilder where = new StringBuilder(" and e.at >= ? and e.at < ?");
        and(
                where,
                values,
                names,
                "kind",
                " and e.kind = ?",
                filter.kind() == null ? null : filter.kind().name());
        and(where, values, names, "actor", " and e.actor_id = ?", filter.actorId());
        and(where, values, names, "reason", " and e.reason = ?", filter.reason());
        and(where, values, names, "contact", " and e.contact_id = ?", filter.contactId());
        and(
                where,
                values,
                names,
                "client",
                " and exists (select from registry.access_log_subject s"
                        + " where s.client_id = ? and s.at = e.at and s.entry_id = e.id"
                        + " and s.client_id not in (select id from hidden_client))",
                filter.clientId());
        return where.toString();
    }

    private static void and(
            StringBuilder where,
            List<Object> values,
            List<String> names,
            String name,
            String condition,
            @Nullable Object value) {
        if (value != null) {
            where.append(condition);
            values.add(value);
            names.add(name);
        }
    }

    void logReview(List<String> filters, List<ClientId> clients) {
        log.record(review(List.of(), filters, null, clients));
    }

    /** All of it is about to be read by a duty, whose officer answers for it. */
    void logExport(Actor.Duty duty, List<String> bases) {
        log.record(review(bases, List.of("export"), duty.officer(), List.of()));
    }

    private AccessEntry review(
            List<String> bases, List<String> filters, @Nullable String reason, List<ClientId> clients) {
        Errand errand = Acting.errand();
        return new AccessEntry(
                Ids.next(clock),
                clock.instant(),
                AccessEntry.Kind.LOG_REVIEW,
                errand,
                errand.purpose(),
                bases,
                "reviewer",
                "privacy-office",
                filters,
                reason,
                clients);
    }

    static String cursorAfter(LoggedEntry entry) {
        return entry.at() + "_" + entry.id();
    }

    static String[] cursor(String text) {
        String[] parts = text.split("_", 2);
        try {
            Instant.parse(parts[0]);
            UUID.fromString(parts.length == 2 ? parts[1] : "");
        } catch (java.time.format.DateTimeParseException | IllegalArgumentException wrong) {
            throw new InvalidInput(List.of(InvalidInput.Wrong.of("cursor", "input.cursor")));
        }
        return parts;
    }

    static LoggedEntry entry(ResultSet row, int number) throws SQLException {
        return entryOf(row, row.getInt("subjects"));
    }

    static LoggedEntry entryOf(ResultSet row, int subjects) throws SQLException {
        return new LoggedEntry(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                AccessEntry.Kind.valueOf(row.getString("kind")),
                row.getString("actor_kind"),
                row.getString("actor_id"),
                row.getString("actor_office"),
                row.getObject("on_behalf_of", UUID.class),
                row.getString("purpose"),
                Arrays.asList((String[]) row.getArray("bases").getArray()),
                row.getString("relation"),
                row.getString("recipient"),
                row.getString("channel"),
                row.getObject("contact_id", UUID.class),
                Arrays.asList((String[]) row.getArray("attributes").getArray()),
                row.getString("reason"),
                subjects);
    }
}
