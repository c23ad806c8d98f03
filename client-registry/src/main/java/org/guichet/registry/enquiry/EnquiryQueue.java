package org.guichet.registry.enquiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.enquiry.Enquiry.Kind;
import org.guichet.registry.enquiry.Enquiry.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was asked without what it says, of the clients whoever acts may know of: nothing here can be decrypted. */
@Repository
class EnquiryQueue {
    /** One more than is told apart: whoever waits in a queue of a thousand is not helped by the exact number. */
    static final int MOST_COUNTED = 1001;

    /** An enquiry without its words, as {@link #enquiry} reads it. */
    static final String METADATA = """
            select e.id, e.client_id, e.kind, e.state, e.entry_id, e.entry_at, e.at, e.received_on, e.due, e.office,
                   e.channel, e.on_behalf, x.at as extended_at, a.at as answered_at
            """;

    static final String FROM = """
            from registry.enquiry e
            left join registry.enquiry_extension x on x.enquiry_id = e.id
            left join registry.enquiry_answer a on a.enquiry_id = e.id
            """;

    /** Of clients who are seen. */
    private static final String OF_SEEN = """
             (:sealed or not exists (select from registry.sealed_client s where s.id = e.client_id))
            """;

    /** Written out, as the index of those that wait has it. */
    private static final String THAT_WAIT = " where e.state <> 'ANSWERED' and" + OF_SEEN;

    private static final String IN_STATE = " where e.state = :state and" + OF_SEEN;

    private static final String DUE_FIRST = " order by e.due, e.id limit :limit offset :offset";

    /** All that wait, due first. */
    static final String WAITING = METADATA + FROM + THAT_WAIT + DUE_FIRST;

    /** Those that wait and are due before a day, as many as are counted. */
    static final String WAITING_BEFORE = counted(THAT_WAIT + " and e.due < :day");

    private final JdbcClient jdbc;

    EnquiryQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row without what it says. */
    record Envelope(Enquiry enquiry, ClientId client) {}

    Optional<Envelope> find(UUID id) {
        return seen(METADATA + FROM + " where e.id = :id and" + OF_SEEN)
                .param("id", id)
                .query((row, number) ->
                        new Envelope(enquiry(row), new ClientId(row.getObject("client_id", UUID.class))))
                .optional();
    }

    /** All that wait, due first. */
    List<Enquiry> waiting(int limit, int offset) {
        return page(seen(WAITING), limit, offset);
    }

    /** Those in one state, due first; of those that were answered, the newest answer first. */
    List<Enquiry> in(State state, int limit, int offset) {
        return state == State.ANSWERED
                ? answered(limit, offset)
                : page(seen(METADATA + FROM + IN_STATE + DUE_FIRST).param("state", state.name()), limit, offset);
    }

    private List<Enquiry> answered(int limit, int offset) {
        return page(
                seen(METADATA + """
                from registry.enquiry_answer a
                join registry.enquiry e on e.id = a.enquiry_id
                left join registry.enquiry_extension x on x.enquiry_id = e.id
                where """ + OF_SEEN + " order by a.at desc, e.id desc limit :limit offset :offset"),
                limit,
                offset);
    }

    /** How many wait, counted up to {@link #MOST_COUNTED}. */
    long countWaiting() {
        return count(seen(counted(THAT_WAIT)));
    }

    /** How many are in one state, counted up to {@link #MOST_COUNTED}. */
    long countIn(State state) {
        return count(seen(counted(IN_STATE)).param("state", state.name()));
    }

    /** How many wait and are due before a day, counted up to {@link #MOST_COUNTED}. */
    long countWaitingBefore(LocalDate day) {
        return count(seen(WAITING_BEFORE).param("day", day));
    }

    private static String counted(String where) {
        return "select count(*) from (select from registry.enquiry e" + where + " limit :most) counted";
    }

    private static long count(JdbcClient.StatementSpec counted) {
        return counted.param("most", MOST_COUNTED).query(Long.class).single();
    }

    private static List<Enquiry> page(JdbcClient.StatementSpec queue, int limit, int offset) {
        return queue.param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> enquiry(row))
                .list();
    }

    private JdbcClient.StatementSpec seen(String sql) {
        return jdbc.sql(sql).param("sealed", Acting.errand().cleared());
    }

    static Enquiry enquiry(ResultSet row) throws SQLException {
        return new Enquiry(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                row.getObject("entry_id", UUID.class),
                instant(row.getTimestamp("entry_at")),
                row.getTimestamp("at").toInstant(),
                row.getObject("received_on", LocalDate.class),
                row.getObject("due", LocalDate.class),
                row.getString("office"),
                row.getString("channel"),
                row.getBoolean("on_behalf"),
                instant(row.getTimestamp("extended_at")),
                instant(row.getTimestamp("answered_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
