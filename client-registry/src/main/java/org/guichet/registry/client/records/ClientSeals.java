package org.guichet.registry.client.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Seals on clients. A client is sealed where a standing seal covers her or anybody merged into her, so the header says it
 * after every sealing, merge and undoing, and whoever reads clients asks the header alone.
 */
@Component
public class ClientSeals {
    private final JdbcClient jdbc;
    private final ClientHeaders headers;
    private final Clock clock;

    ClientSeals(JdbcClient jdbc, ClientHeaders headers, Clock clock) {
        this.jdbc = jdbc;
        this.headers = headers;
        this.clock = clock;
    }

    /** What is said of a seal when it is put on. */
    public record Grounds(String reason, String authority, String officer, LocalDate reviewOn) {}

    /**
     * A client who is sealed no more.
     *
     * @param authorities codes of the authorities her seals named
     */
    public record Unsealed(Set<ClientId> ids, Set<String> authorities) {}

    /**
     * Seals a client, under every id that leads to her.
     *
     * @return every id
     * @throws NotFound where there is none
     * @throws StateChanged where she is sealed already, or is being changed by somebody else
     */
    public Set<ClientId> seal(UUID act, ClientId client, Grounds grounds, DecidedBy by) {
        ClientHeader header = lockRoot(client);
        if (header.status() == ClientHeader.Status.SEALED) {
            throw new StateChanged("SEALED");
        }
        jdbc.sql("""
                insert into registry.client_seal
                    (act_id, client_id, reason, authority, officer, sealed_at, review_on, sealed_kind, sealed_by)
                select :act, id, :reason, :authority, :officer, :now, :review, :kind, :by
                from registry.client where id = :root or redirected_to = :root
                """)
                .param("act", act)
                .param("reason", grounds.reason())
                .param("authority", grounds.authority())
                .param("officer", grounds.officer())
                .param("now", Timestamp.from(clock.instant()))
                .param("review", grounds.reviewOn())
                .param("kind", by.kind())
                .param("by", by.id())
                .param("root", header.getId())
                .update();
        header.seal();
        headers.flush();
        return ids(header);
    }

    /**
     * Ends every seal on a client and on whoever is merged into her.
     *
     * @return every id that leads to her, and what the seals rested on
     * @throws NotFound where there is none
     * @throws StateChanged where she is not sealed, or is being changed by somebody else
     */
    public Unsealed unseal(ClientId client, String reason, DecidedBy by) {
        ClientHeader header = lockRoot(client);
        if (header.status() != ClientHeader.Status.SEALED) {
            throw new StateChanged("NOT_SEALED");
        }
        List<String> authorities = jdbc.sql("""
                update registry.client_seal s
                set ended_at = :now, ended_kind = :kind, ended_by = :by, ended_reason = :reason
                from registry.client c
                where c.id = s.client_id and (c.id = :root or c.redirected_to = :root) and s.ended_at is null
                returning s.authority
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("kind", by.kind())
                .param("by", by.id())
                .param("reason", reason)
                .param("root", header.getId())
                .query(String.class)
                .list();
        header.unseal();
        headers.flush();
        return new Unsealed(ids(header), Set.copyOf(authorities));
    }

    /** Sealed clients, those registered last first, each with the newest seal that stands. */
    public List<Seal> standing(int limit, @Nullable UUID before) {
        return jdbc.sql("""
                select distinct on (c.id) s.*, c.id as root
                from registry.client_seal s
                join registry.client asked on asked.id = s.client_id
                join registry.client c on c.id = coalesce(asked.redirected_to, asked.id)
                where s.ended_at is null and (:before::uuid is null or c.id < :before)
                order by c.id desc, s.act_id desc
                limit :limit
                """)
                .param("before", before)
                .param("limit", limit)
                .query(ClientSeals::seal)
                .list();
    }

    public long count() {
        return jdbc.sql("select count(*) from registry.client where status = 'SEALED'")
                .query(Long.class)
                .single();
    }

    /** After the forest of merges has changed: whoever stands for herself is sealed where anybody below her is. */
    void settle(ClientHeader root) {
        boolean sealed =
                jdbc.sql("""
                select exists (
                    select from registry.client_seal s join registry.client c on c.id = s.client_id
                    where (c.id = :root or c.redirected_to = :root) and s.ended_at is null)
                """).param("root", root.getId()).query(Boolean.class).single();
        if (sealed) {
            root.seal();
        } else {
            root.unseal();
        }
    }

    private ClientHeader lockRoot(ClientId client) {
        UUID root = jdbc.sql("select id from registry.client where id = ? for no key update")
                .param(root(client))
                .query(UUID.class)
                .single();
        // Whoever held the lock may have parted the two, and the one who remains is somebody else.
        ClientHeader header = headers.findById(root).orElseThrow(NotFound::new);
        if (!root(client).equals(root) || header.status() == ClientHeader.Status.MERGED) {
            throw new StateChanged("CHANGED_MEANWHILE");
        }
        return header;
    }

    private UUID root(ClientId client) {
        return jdbc.sql("select coalesce(redirected_to, id) from registry.client where id = ?")
                .param(client.value())
                .query(UUID.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    private Set<ClientId> ids(ClientHeader root) {
        Set<ClientId> ids = new TreeSet<>(java.util.Comparator.comparing(ClientId::toString));
        ids.add(new ClientId(root.getId()));
        headers.findByRedirectedTo(root.getId()).forEach(former -> ids.add(new ClientId(former.getId())));
        return ids;
    }

    private static Seal seal(ResultSet row, int number) throws SQLException {
        return new Seal(
                row.getObject("act_id", UUID.class),
                new ClientId(row.getObject("root", UUID.class)),
                row.getString("reason"),
                row.getString("authority"),
                row.getString("officer"),
                row.getTimestamp("sealed_at").toInstant(),
                row.getObject("review_on", LocalDate.class));
    }
}
