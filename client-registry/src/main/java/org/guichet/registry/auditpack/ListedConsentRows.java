package org.guichet.registry.auditpack;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads {@code consent_standing}, newest consent first. Every branch of a statement is ordered and limited by itself, so that an
 * index gives the page and what else is stored costs nothing.
 */
@Repository
class ListedConsentRows {
    private static final String PERMITS = " and s.state in ('GIVEN', 'RENEWED')";
    private static final String ENDS = " and s.state in ('GIVEN', 'RENEWED', 'REQUESTED')";
    private static final String NOT_OVER = " and (s.valid_until is null or s.valid_until > :now)";
    private static final String OVER = ENDS + " and s.valid_until <= :now";
    private static final Set<String> ENDING = Set.of("GIVEN", "RENEWED", "REQUESTED");
    private static final String NEWEST = " order by s.consent_id desc limit :most";

    /** Versions of notices after which a material change is shown. */
    private static final String SUPERSEDED = """
            select had.purpose, had.version from registry.consent_notice had
            where exists (select from registry.consent_notice later
                          where later.purpose = had.purpose and later.number > had.number
                            and later.material and later.shown_from <= :today)""";

    private final JdbcClient jdbc;
    private final LegalDay day;

    ListedConsentRows(JdbcClient jdbc, LegalDay day) {
        this.jdbc = jdbc;
        this.day = day;
    }

    record Count(int consents, int people) {}

    /** One more than the page has, where there is one. */
    List<ListedConsent> page(ConsentFilter filter, Set<ClientId> client, boolean cleared) {
        Map<String, Object> values = values(filter, client, cleared, filter.limit() + 1);
        Instant now = ((Timestamp) Objects.requireNonNull(values.get("now"))).toInstant();
        return jdbc.sql(statement(filter))
                .params(values)
                .query((row, number) -> consent(row, now))
                .list();
    }

    static String statement(ConsentFilter filter) {
        return "select s.*, (s.purpose, s.notice_version) in (" + SUPERSEDED + ") as changed from ("
                + found(filter, when(filter.cursor(), " and s.consent_id < :after")) + ") s" + NEWEST;
    }

    /** Of as many as are counted, and one more. */
    Count count(ConsentFilter filter, Set<ClientId> client, boolean cleared) {
        return jdbc.sql(
                        "select count(*) as consents, count(distinct client_id) as people from (select s.client_id from ("
                                + found(filter, "") + ") s limit :most) counted")
                .params(values(filter, client, cleared, ListedConsents.COUNTED + 1))
                .query((row, number) -> new Count(row.getInt("consents"), row.getInt("people")))
                .single();
    }

    private static String found(ConsentFilter filter, String after) {
        String where = where(filter) + after;
        if (filter.renewalDue()) {
            String permitting = PERMITS + NOT_OVER + state(filter.state());
            return "select s.* from (" + SUPERSEDED + ") old cross join lateral ("
                    + branch(" and s.purpose = old.purpose and s.notice_version = old.version" + permitting + where)
                    + ") s";
        }
        if ("EXPIRED".equals(filter.state())) {
            return "(" + branch(state("EXPIRED") + where) + ") union all (" + branch(OVER + where) + ")";
        }
        return branch(
                state(filter.state()) + (ENDING.contains(String.valueOf(filter.state())) ? NOT_OVER : "") + where);
    }

    private static String branch(String conditions) {
        return "select s.* from registry.consent_standing s"
                + " where (:cleared or s.client_id not in (select id from registry.sealed_client))" + conditions
                + NEWEST;
    }

    private static String state(@Nullable String state) {
        return state == null ? "" : " and s.state = :state";
    }

    private static String where(ConsentFilter filter) {
        return when(filter.purpose(), " and s.purpose = :purpose")
                + when(filter.recipient(), " and s.recipients @> array[:recipient]::text[]")
                + when(filter.method(), " and s.method = :method")
                + when(filter.assurance(), " and s.assurance = :assurance")
                + when(filter.notice(), " and s.notice_version = :notice")
                + when(filter.client(), " and s.client_id = any(:clients)")
                + when(filter.givenFrom(), " and s.given_at >= :givenFrom")
                + when(filter.givenTo(), " and s.given_at < :givenTo")
                + when(filter.withdrawnFrom(), " and s.withdrawn_at >= :withdrawnFrom")
                + when(filter.withdrawnTo(), " and s.withdrawn_at < :withdrawnTo")
                + when(filter.endsWithin(), PERMITS + " and s.valid_until > :now and s.valid_until <= :ends");
    }

    private static String when(@Nullable Object value, String condition) {
        return value == null ? "" : condition;
    }

    Map<String, Object> values(ConsentFilter filter, Set<ClientId> client, boolean cleared, int most) {
        Instant now = day.clock().instant();
        Map<String, Object> values = new HashMap<>(Map.of(
                "cleared", cleared,
                "now", Timestamp.from(now),
                "today", day.today(),
                "most", most,
                "clients", client.stream().map(ClientId::value).toArray(UUID[]::new)));
        put(values, "after", filter.cursor());
        put(values, "purpose", filter.purpose());
        put(values, "recipient", filter.recipient());
        put(values, "state", filter.state());
        put(values, "method", filter.method());
        put(
                values,
                "assurance",
                filter.assurance() == null ? null : filter.assurance().name());
        put(values, "notice", filter.notice());
        put(values, "givenFrom", timestamp(filter.givenFrom()));
        put(values, "givenTo", timestamp(filter.givenTo()));
        put(values, "withdrawnFrom", timestamp(filter.withdrawnFrom()));
        put(values, "withdrawnTo", timestamp(filter.withdrawnTo()));
        Integer days = filter.endsWithin();
        put(values, "ends", days == null ? null : Timestamp.from(now.plus(Duration.ofDays(days))));
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static ListedConsent consent(ResultSet row, Instant now) throws SQLException {
        String state = row.getString("state");
        Instant end = instant(row, "valid_until");
        boolean permits = Set.of("GIVEN", "RENEWED").contains(state);
        boolean over = ENDING.contains(state) && end != null && !end.isAfter(now);
        return new ListedConsent(
                row.getObject("consent_id", UUID.class),
                row.getString("purpose"),
                Arrays.asList((String[]) row.getArray("data_categories").getArray()),
                Arrays.asList((String[]) row.getArray("recipients").getArray()),
                over ? "EXPIRED" : state,
                over && end != null ? end : row.getTimestamp("since").toInstant(),
                instant(row, "given_at"),
                instant(row, "withdrawn_at"),
                end,
                row.getString("method"),
                row.getString("assurance"),
                row.getString("notice_version"),
                permits && !over && row.getBoolean("changed"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
