package org.guichet.catalog.contact;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.actor.PastContacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What contacts, open or over, say of who called. */
@Component
class Kept implements PastContacts {
    private final JdbcClient jdbc;
    private final Clock clock;

    Kept(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Map<UUID, PastContact> find(Collection<UUID> contacts) {
        Map<UUID, PastContact> found = new HashMap<>();
        jdbc.sql("""
                select c.id, c.ticket is not null, c.caller_assurance <> 'NONE',
                       exists (select from catalog.contact_identification i
                               join catalog.identification_method m on m.code = i.method
                               where i.contact_id = c.id and i.result = 'PASSED' and m.recorded_by = 'PLATFORM'),
                       coalesce(c.ended_at, case when c.expires_at < ? then c.expires_at end)
                from catalog.contact c where c.id = any(?)
                """)
                .params(Timestamp.from(clock.instant()), contacts.toArray(UUID[]::new))
                .query(row -> {
                    Timestamp over = row.getTimestamp(5);
                    found.put(
                            row.getObject(1, UUID.class),
                            new PastContact(
                                    row.getObject(1, UUID.class),
                                    row.getBoolean(2),
                                    row.getBoolean(3),
                                    row.getBoolean(4),
                                    over == null ? null : over.toInstant()));
                });
        return found;
    }
}
