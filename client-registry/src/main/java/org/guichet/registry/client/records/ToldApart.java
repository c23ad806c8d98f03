package org.guichet.registry.client.records;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Pairs of clients a person told apart. A mark is between two ids and is read through merges: it keeps apart whatever
 * either has been merged into meanwhile.
 */
@Component
public class ToldApart {
    private final JdbcClient jdbc;
    private final Clock clock;

    ToldApart(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void mark(ClientId one, ClientId other, String reason, DecidedBy by) {
        // The database orders ids by their bytes, which is the order of their text.
        boolean inOrder = one.toString().compareTo(other.toString()) < 0;
        jdbc.sql("""
                insert into registry.not_same (id, one_id, other_id, reason, at, actor_kind, actor_id)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        Ids.next(clock),
                        inOrder ? one.value() : other.value(),
                        inOrder ? other.value() : one.value(),
                        reason,
                        Timestamp.from(clock.instant()),
                        by.kind(),
                        by.id())
                .update();
    }

    /** A client entered though more might be meant than could be shown, and why: matching respects no such word. */
    public void enter(ClientId client, String reason, DecidedBy by) {
        jdbc.sql("""
                insert into registry.entered_apart (client_id, reason, at, actor_kind, actor_id)
                values (?, ?, ?, ?, ?)
                """)
                .params(client.value(), reason, Timestamp.from(clock.instant()), by.kind(), by.id())
                .update();
    }

    /** Those of the candidates whom a person told apart from the client, after following merges. One statement. */
    public Set<ClientId> from(ClientId client, List<ClientId> candidates) {
        if (candidates.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
                with own as (
                    select same.id
                    from registry.client asked
                    join registry.client same on same.id = coalesce(asked.redirected_to, asked.id)
                                              or same.redirected_to = coalesce(asked.redirected_to, asked.id)
                    where asked.id = :client
                ), apart as (
                    select n.other_id as id from own join registry.not_same n on n.one_id = own.id
                    union
                    select n.one_id from own join registry.not_same n on n.other_id = own.id
                )
                select c.id
                from registry.client c
                join apart on true
                join registry.client a on a.id = apart.id
                where c.id = any(:candidates) and coalesce(a.redirected_to, a.id) = coalesce(c.redirected_to, c.id)
                """)
                .param("client", client.value())
                .param("candidates", candidates.stream().map(ClientId::value).toArray(UUID[]::new))
                .query((row, number) -> new ClientId(row.getObject(1, UUID.class)))
                .list());
    }
}
