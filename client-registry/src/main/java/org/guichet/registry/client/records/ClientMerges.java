package org.guichet.registry.client.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.StateChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The merges that stand make a forest over clients; a record lies with the root of its home, and an old id leads there.
 * Whoever changes the forest holds the headers of the roots concerned and of whoever leads to them, taken in the order of
 * their ids.
 */
@Component
public class ClientMerges {
    private static final String SELECT =
            "select id, survivor_id, merged_id, reason, at, actor_id, undone_at, undone_reason from registry.merge ";

    private static final String OF_SEEN =
            "(? or not exists (select from registry.sealed_client s where s.id in (survivor_id, merged_id)))";

    /** Clients below a client by merges that stand, itself included. */
    private static final String BELOW = """
            with recursive below(id) as (
                select cast(? as uuid)
                union
                select m.merged_id from below b join registry.merge m on m.survivor_id = b.id and m.undone_at is null
            )
            """;

    private final JdbcClient jdbc;
    private final ClientHeaders headers;
    private final ClientSeals seals;
    private final Clock clock;

    ClientMerges(JdbcClient jdbc, ClientHeaders headers, ClientSeals seals, Clock clock) {
        this.jdbc = jdbc;
        this.headers = headers;
        this.seals = seals;
        this.clock = clock;
    }

    /** A merge of clients who are seen. */
    public Optional<Merge> find(UUID id, Seen seen) {
        return jdbc.sql(SELECT + "where id = ? and " + OF_SEEN)
                .params(id, seen.sealed())
                .query(ClientMerges::merge)
                .optional();
    }

    /** Merges of clients who are seen, standing or undone, newest first. */
    public List<Merge> newest(int limit, @Nullable UUID before, Seen seen) {
        return jdbc.sql(SELECT + "where (?::uuid is null or id < ?) and " + OF_SEEN + " order by id desc limit ?")
                .params(Arrays.asList(before, before, seen.sealed(), limit))
                .query(ClientMerges::merge)
                .list();
    }

    /** How many {@link #newest} would list in all: those tallied, without those of the few who are sealed. */
    public long count(Seen seen) {
        return jdbc.sql("""
                select merges - (
                    select count(*) from (
                        select m.id from registry.sealed_client s join registry.merge m on m.survivor_id = s.id
                        union
                        select m.id from registry.sealed_client s join registry.merge m on m.merged_id = s.id
                    ) hidden where not ?)
                from registry.merge_tally
                """).param(seen.sealed()).query(Long.class).single();
    }

    /**
     * Moves the records of one client to another, under the id given. Whoever remains is sealed where either was.
     *
     * @param choices which fact counts, by attribute, where both have a value
     * @throws NotFound where either is absent or not seen
     * @throws StateChanged where either has been merged, or is being changed by somebody else
     * @throws InvalidInput where one is a person and the other an organization
     */
    public void merge(
            UUID id,
            ClientId survivor,
            ClientId merged,
            String reason,
            Map<String, UUID> choices,
            DecidedBy by,
            Seen seen) {
        lock(versions(survivor, merged), survivor, merged);
        ClientHeader remaining = standing(survivor, seen);
        ClientHeader leaving = standing(merged, seen);
        if (remaining.kind() != leaving.kind()) {
            throw new InvalidInput(List.of(Wrong.of("mergedId", "input.merge.kinds")));
        }
        if (leaving.status() == ClientHeader.Status.SEALED) {
            // Before she leads there: else the database hands the seal on, and this header is another's by then.
            remaining.seal();
            headers.flush();
        }
        headers.findByRedirectedTo(merged.value()).forEach(former -> former.redirectTo(survivor));
        leaving.redirectTo(survivor);
        headers.flush();
        seals.settle(remaining);
        headers.flush();
        jdbc.sql("""
                insert into registry.merge (id, survivor_id, merged_id, reason, at, actor_kind, actor_id)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(id, survivor.value(), merged.value(), reason, now(), by.kind(), by.id())
                .update();
        jdbc.sql("""
                with moved as (
                    update registry.source_record
                    set client_id = ?, home_id = coalesce(home_id, client_id) where client_id = ? returning id
                )
                insert into registry.merge_record (merge_id, record_id) select ?, id from moved
                """).params(survivor.value(), merged.value(), id).update();
        choices.forEach((attribute, fact) -> jdbc.sql("insert into registry.merge_choice values (?, ?, ?)")
                .params(id, attribute, fact)
                .update());
    }

    /**
     * Takes a merge back: what was merged stands for itself again, with its records and whoever was merged into it and
     * still is. Either is sealed where a seal covers her; one put on while both were one covers both.
     *
     * @return the client it lay under until now
     * @throws NotFound where the client it lies under is not seen
     * @throws StateChanged where it has been undone, or somebody else is changing either client
     */
    public ClientId undo(Merge merge, @Nullable String reason, DecidedBy by, Seen seen) {
        ClientId root = root(merge.merged());
        lock(versions(root, merge.merged()), root, merge.merged());
        seenAs(header(root), seen);
        int undone = jdbc.sql("""
                update registry.merge
                set undone_at = :now, undone_kind = :kind, undone_by = :by, undone_reason = :reason
                where id = :id and undone_at is null
                """)
                .param("now", now())
                .param("kind", by.kind())
                .param("by", by.id())
                .param("reason", reason)
                .param("id", merge.id())
                .update();
        if (undone == 0) {
            throw new StateChanged("UNDONE");
        }
        UUID restored = merge.merged().value();
        header(merge.merged()).restore();
        jdbc.sql(BELOW + "select id from below where id <> ?")
                .params(restored, restored)
                .query(UUID.class)
                .list()
                .forEach(former -> header(new ClientId(former)).redirectTo(merge.merged()));
        headers.flush();
        seals.settle(header(merge.merged()));
        seals.settle(header(root));
        headers.flush();
        jdbc.sql(BELOW + """
                update registry.source_record r
                set client_id = ?, home_id = nullif(r.home_id, ?)
                from below b where r.home_id = b.id
                """).params(restored, restored, restored).update();
        return root;
    }

    /** Waits for whoever is changing either client, and keeps everybody else from it until the end of the transaction. */
    public void hold(ClientId one, ClientId other) {
        lock(one, other);
    }

    private ClientId root(ClientId client) {
        return jdbc.sql("select coalesce(redirected_to, id) from registry.client where id = ?")
                .param(client.value())
                .query(UUID.class)
                .optional()
                .map(ClientId::new)
                .orElseThrow(NotFound::new);
    }

    /** With everybody who leads to either. */
    private Map<UUID, Long> versions(ClientId... clients) {
        Map<UUID, Long> versions = new LinkedHashMap<>();
        UUID[] ids = ids(clients);
        jdbc.sql("select id, version from registry.client where id = any(?) or redirected_to = any(?)")
                .params(ids, ids)
                .query(row -> {
                    versions.put(row.getObject(1, UUID.class), row.getLong(2));
                });
        return versions;
    }

    /** Whoever came second to a header finds it changed. */
    private void lock(Map<UUID, Long> seen, ClientId... clients) {
        lock(clients);
        if (!versions(clients).equals(seen)) {
            throw new StateChanged("CHANGED_MEANWHILE");
        }
    }

    private void lock(ClientId... clients) {
        UUID[] ids = ids(clients);
        jdbc.sql("""
                select id from registry.client where id = any(?) or redirected_to = any(?)
                order by id for no key update
                """).params(ids, ids).query(UUID.class).list();
    }

    private static UUID[] ids(ClientId... clients) {
        return Arrays.stream(clients).map(ClientId::value).toArray(UUID[]::new);
    }

    private ClientHeader standing(ClientId client, Seen seen) {
        ClientHeader header = header(client);
        if (header.status() == ClientHeader.Status.MERGED) {
            seenAs(header(root(client)), seen);
            throw new StateChanged("MERGED");
        }
        return seenAs(header, seen);
    }

    private static ClientHeader seenAs(ClientHeader header, Seen seen) {
        if (header.status() == ClientHeader.Status.SEALED && !seen.sealed()) {
            throw new NotFound();
        }
        return header;
    }

    private ClientHeader header(ClientId client) {
        return headers.findById(client.value()).orElseThrow(NotFound::new);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Merge merge(ResultSet row, int number) throws SQLException {
        Timestamp undone = row.getTimestamp("undone_at");
        return new Merge(
                row.getObject("id", UUID.class),
                new ClientId(row.getObject("survivor_id", UUID.class)),
                new ClientId(row.getObject("merged_id", UUID.class)),
                row.getString("reason"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor_id"),
                undone == null ? null : undone.toInstant(),
                row.getString("undone_reason"));
    }
}
