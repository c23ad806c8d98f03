package org.guichet.registry.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sealed log in its order, for a duty that reads each entry once: a leaf has no number before it is sealed, and keeps it. */
@Component
public class LogReading {
    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final SeenEntries seen;

    LogReading(JdbcClient jdbc, AuditTrail trail, SeenEntries seen) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.seen = seen;
    }

    /**
     * One entry with those it is about.
     *
     * @param position of its leaf
     * @param about everybody who stands in it, each by the id that leads to her now
     */
    public record Read(long position, LoggedEntry entry, List<ClientId> about) {
        public Read {
            about = List.copyOf(about);
        }
    }

    /** What staff did, from a leaf on, and how far that is; entries about very many clients are not among it. */
    public record Portion(List<Read> looks, long next) {
        public Portion {
            looks = List.copyOf(looks);
        }
    }

    /** What staff looked for, looked at or changed, among as many leaves. */
    public Portion from(long position, int leaves) {
        long next = jdbc.sql("""
                select coalesce(max(position) + 1, ?) from (
                    select position from registry.access_log_leaf where position >= ? order by position limit ?) next
                """)
                .params(position, position, leaves)
                .query(Long.class)
                .single();
        List<Read> looks = jdbc.sql("""
                select l.position, e.*, array(select distinct coalesce(c.redirected_to, s.client_id)
                                              from registry.access_log_subject s
                                              left join registry.client c on c.id = s.client_id
                                              where s.entry_id = e.id and s.at = e.at order by 1) as about
                from registry.access_log_leaf l
                join registry.access_log e on e.at = l.entry_at and e.id = l.entry_id
                where l.position >= ? and l.position < ? and e.actor_kind = 'PERSON' and e.subjects < 20
                  and e.kind in ('READ', 'CHANGE', 'SEARCH', 'REFUSAL')
                order by l.position
                """)
                .params(position, next)
                .query((row, number) -> new Read(
                        row.getLong("position"),
                        AuditTrail.entry(row, number),
                        Arrays.stream((UUID[]) row.getArray("about").getArray())
                                .map(ClientId::new)
                                .toList()))
                .list();
        return new Portion(looks, next);
    }

    /** Some entries, oldest first, for whoever reviews them: that is an entry about the clients in question. */
    public List<LoggedEntry> reviewed(Collection<UUID> ids, List<ClientId> clients) {
        trail.logReview(List.of("alert"), clients);
        return jdbc.sql("""
                select e.*, e.subjects - (select count(*) from registry.access_log_subject s
                                          join registry.sealed_client c on c.id = s.client_id
                                          where not ? and s.at = e.at and s.entry_id = e.id) as seen_subjects
                from registry.access_log e where e.id = any(?) order by e.at, e.id
                """)
                .params(Acting.errand().cleared(), ids.toArray(UUID[]::new))
                .query((row, number) -> AuditTrail.entryOf(row, row.getInt("seen_subjects")))
                .list();
    }

    /** The first entries of one of the staff in a time, as far as whoever reviews them may know of them: that is an entry too. */
    public AuditTrail.Page ofAccount(String account, Instant from, Instant to) {
        return seen.ofAccount(account, from, to);
    }

    /** That the privacy office asked for something, or noted it of a client: then it stands in her ledger. */
    public void noted(String what, List<ClientId> client) {
        trail.logReview(List.of(what), client);
    }
}
