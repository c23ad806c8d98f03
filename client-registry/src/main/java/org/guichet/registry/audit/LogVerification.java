package org.guichet.registry.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks the chain: every entry against its hash, every batch against its root, every head against the one before. It
 * reads the log once, batch by batch, and holds one batch in memory.
 */
@Component
public class LogVerification {
    private final JdbcClient jdbc;

    LogVerification(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was found. {@code unsealed} entries are younger than the last seal and not yet part of the chain. */
    public record Report(long seals, long entries, long unsealed, String head, List<Fault> faults) {
        public Report {
            faults = List.copyOf(faults);
        }

        public boolean intact() {
            return faults.isEmpty();
        }
    }

    /** One thing that does not hold: the seal's number and what is wrong with it. */
    public record Fault(long seal, Kind kind) {
        public enum Kind {
            ENTRY_CHANGED,
            ENTRY_MISSING,
            ROOT_DIFFERS,
            HEAD_DIFFERS,
            GAP
        }
    }

    /** A link of the chain, as published. */
    public record Checkpoint(long number, Instant sealedAt, long entries, String root, String head) {}

    /** Verifies the whole chain as of one snapshot. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Report verify() {
        List<Fault> faults = new ArrayList<>();
        byte[] head = new byte[32];
        long number = 0;
        long next = 0;
        Optional<Seal> seal = sealAfter(0);
        while (seal.isPresent()) {
            Seal current = seal.get();
            number++;
            if (current.number() != number || current.firstLeaf() != next) {
                faults.add(new Fault(current.number(), Fault.Kind.GAP));
            }
            check(current, head, faults);
            number = current.number();
            next = current.firstLeaf() + current.leaves();
            head = current.head();
            seal = sealAfter(number);
        }
        return new Report(number, next, unsealed(), HexFormat.of().formatHex(head), faults);
    }

    /** The newest links first. */
    @Transactional(readOnly = true)
    public List<Checkpoint> checkpoints(int limit) {
        return jdbc.sql("""
                select number, sealed_at, leaves, root, head from registry.access_log_seal order by number desc limit ?
                """)
                .param(limit)
                .query((row, index) -> new Checkpoint(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant(),
                        row.getLong(3),
                        HexFormat.of().formatHex(row.getBytes(4)),
                        HexFormat.of().formatHex(row.getBytes(5))))
                .list();
    }

    private void check(Seal seal, byte[] previousHead, List<Fault> faults) {
        List<Leaf> leaves = leaves(seal);
        if (leaves.size() != seal.leaves()) {
            faults.add(new Fault(seal.number(), Fault.Kind.GAP));
            return;
        }
        for (Leaf leaf : leaves) {
            if (leaf.canonical().length == 0) {
                faults.add(new Fault(seal.number(), Fault.Kind.ENTRY_MISSING));
            } else if (!Arrays.equals(AccessEntry.leafHash(leaf.canonical()), leaf.hash()) || !leaf.columnsAgree()) {
                faults.add(new Fault(seal.number(), Fault.Kind.ENTRY_CHANGED));
            }
        }
        byte[] root = MerkleTree.root(leaves.stream().map(Leaf::hash).toList());
        if (!Arrays.equals(root, seal.root())) {
            faults.add(new Fault(seal.number(), Fault.Kind.ROOT_DIFFERS));
        }
        if (!Arrays.equals(previousHead, seal.previousHead())
                || !Arrays.equals(MerkleTree.head(previousHead, seal.number(), seal.root()), seal.head())) {
            faults.add(new Fault(seal.number(), Fault.Kind.HEAD_DIFFERS));
        }
    }

    private Optional<Seal> sealAfter(long number) {
        return jdbc.sql("""
                select number, first_leaf, leaves, root, previous_head, head
                from registry.access_log_seal where number > ? order by number limit 1
                """)
                .param(number)
                .query((row, index) -> new Seal(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getBytes(4),
                        row.getBytes(5),
                        row.getBytes(6)))
                .optional();
    }

    /** The columns that repeat the canonical bytes are compared in the database, so that editing either shows. */
    private List<Leaf> leaves(Seal seal) {
        return jdbc.sql("""
                select l.hash, coalesce(e.canonical, ''::bytea), coalesce(e.hash = l.hash
                    and c.j ->> 'id' = e.id::text and c.j ->> 'kind' = e.kind and c.j ->> 'actor' = e.actor_id
                    and c.j ->> 'actorKind' = e.actor_kind and c.j ->> 'purpose' = e.purpose
                    and c.j ->> 'recipient' = e.recipient and c.j ->> 'relation' = e.relation
                    and c.j ->> 'channel' = e.channel and c.j ->> 'reason' = coalesce(e.reason, '')
                    and c.j ->> 'contact' = coalesce(e.contact_id::text, '')
                    and (c.j ->> 'at')::timestamptz = e.at
                    and c.j -> 'attributes' = to_jsonb(e.attributes) and c.j -> 'bases' = to_jsonb(e.bases)
                    and c.j -> 'subjects' = coalesce((select jsonb_agg(s.client_id::text order by s.client_id::text collate "C")
                        from registry.access_log_subject s where s.entry_id = e.id and s.at = e.at), '[]'::jsonb),
                    false)
                from registry.access_log_leaf l
                left join registry.access_log e on e.at = l.entry_at and e.id = l.entry_id
                left join lateral (select convert_from(e.canonical, 'UTF8')::jsonb as j) c on true
                where l.position >= ? and l.position < ?
                order by l.position
                """)
                .params(seal.firstLeaf(), seal.firstLeaf() + seal.leaves())
                .query((row, index) -> new Leaf(row.getBytes(1), row.getBytes(2), row.getBoolean(3)))
                .list();
    }

    private long unsealed() {
        return jdbc.sql("""
                select count(*) from registry.access_log e
                where e.at >= coalesce((select sealed_at - interval '1 hour' from registry.access_log_seal
                                        order by number desc limit 1), ?)
                  and not exists (select from registry.access_log_leaf l where l.entry_id = e.id)
                """).param(new Timestamp(0)).query(Long.class).single();
    }

    private record Seal(long number, long firstLeaf, long leaves, byte[] root, byte[] previousHead, byte[] head) {}

    private record Leaf(byte[] hash, byte[] canonical, boolean columnsAgree) {}
}
