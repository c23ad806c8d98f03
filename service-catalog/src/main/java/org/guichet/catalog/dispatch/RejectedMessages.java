package org.guichet.catalog.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What programmes told us and cannot be applied, for the people who look after deliveries. */
@Component
public class RejectedMessages {
    private static final int LONGEST_PAGE = 200;
    /** Rejected, or failed ten times through our own fault: it goes on being tried, and somebody should look. */
    private static final String CANNOT = "(state = 'REJECTED' or state = 'RECEIVED' and attempts >= 10)";

    private final JdbcClient jdbc;
    private final Clock clock;

    RejectedMessages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One page, newest first.
     *
     * @param next where the next page begins; null on the last
     * @param total of all pages
     */
    public record Page(
            List<RejectedMessage> items, @Nullable UUID next, long total) {
        public Page {
            items = List.copyOf(items);
        }
    }

    @Transactional(readOnly = true)
    public Page list(int limit, @Nullable UUID cursor) {
        int size = Math.clamp(limit, 1, LONGEST_PAGE);
        List<RejectedMessage> found = jdbc.sql("""
                select id, programme, kind, reason, received_at from catalog.inbox_message
                where """ + CANNOT + """
                 and (:before::uuid is null or id < :before)
                order by id desc limit :limit
                """)
                .param("before", cursor)
                .param("limit", size + 1)
                .query(RejectedMessages::message)
                .list();
        long total = jdbc.sql("select count(*) from catalog.inbox_message where " + CANNOT)
                .query(Long.class)
                .single();
        boolean more = found.size() > size;
        List<RejectedMessage> items = more ? found.subList(0, size) : found;
        return new Page(items, more ? items.getLast().id() : null, total);
    }

    /**
     * Has a message tried again from the beginning, exactly as it came.
     *
     * @throws NotFound where there is no such message
     * @throws StateChanged where it is not rejected, or no longer
     */
    @Transactional
    public void retry(UUID id) {
        int retried = jdbc.sql("""
                update catalog.inbox_message
                set state = 'RECEIVED', reason = null, attempts = 0, settled_at = null, next_attempt_at = :now,
                    fence = fence + 1, retried_at = :now, retried_by = :by
                where id = :id and """ + CANNOT)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", Acting.errand().actor().id())
                .param("id", id)
                .update();
        if (retried == 0) {
            throw new StateChanged(jdbc.sql("select state from catalog.inbox_message where id = ?")
                    .param(id)
                    .query(String.class)
                    .optional()
                    .orElseThrow(NotFound::new));
        }
    }

    private static RejectedMessage message(ResultSet row, int number) throws SQLException {
        String reason = row.getString("reason");
        return new RejectedMessage(
                row.getObject("id", UUID.class),
                row.getString("programme"),
                row.getString("kind"),
                reason == null ? "" : reason,
                row.getTimestamp("received_at").toInstant());
    }
}
