package org.guichet.registry.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.guichet.registry.audit.proof.MerkleTree;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The duty that seals the access log: entries older than every running transaction become the leaves of one Merkle
 * tree, its root the next link of the chain, and the tree over all leaves is signed. One sealer at a time, on any node.
 */
@Component
class Sealing {
    static final int BATCH = 10_000;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Checkpoints checkpoints;
    private final TreeNodes nodes;
    private final Clock clock;

    Sealing(
            JdbcClient jdbc,
            TransactionOperations transactions,
            Checkpoints checkpoints,
            TreeNodes nodes,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.checkpoints = checkpoints;
        this.nodes = nodes;
        this.clock = clock;
    }

    /**
     * Seals what can be sealed now, a batch in a transaction, until one is not full.
     *
     * @return how many entries were sealed; 0 where there were none or another sealer is at work
     */
    @Scheduled(fixedDelayString = "${guichet.registry.sealing.interval:PT2S}")
    public int seal() {
        int all = 0;
        int sealed;
        do {
            sealed = Objects.requireNonNull(transactions.execute(status -> sealBatch()));
            all += sealed;
        } while (sealed == BATCH);
        return all;
    }

    private int sealBatch() {
        if (!alone()) {
            return 0;
        }
        Last last = last();
        List<Leaf> leaves = unsealed(last);
        if (leaves.isEmpty()) {
            return 0;
        }
        List<byte[]> hashes = leaves.stream().map(Leaf::hash).toList();
        byte[] root = MerkleTree.root(hashes);
        long number = last.number() + 1;
        write(leaves, last.nextLeaf());
        jdbc.sql("""
                insert into registry.access_log_seal
                    (number, sealed_at, below_xid, first_leaf, leaves, root, previous_head, head)
                values (?, ?, ?::xid8, ?, ?, ?, ?, ?)
                """)
                .params(
                        number,
                        Timestamp.from(clock.instant()),
                        leaves.getLast().xid(),
                        last.nextLeaf(),
                        leaves.size(),
                        root,
                        last.head(),
                        MerkleTree.head(last.head(), number, root))
                .update();
        checkpoints.sign(number, last.nextLeaf(), hashes);
        nodes.grow();
        return leaves.size();
    }

    private boolean alone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('seal the access log'))")
                .query(Boolean.class)
                .single();
    }

    private Last last() {
        return jdbc.sql("""
                select number, below_xid::text, first_leaf + leaves, head
                from registry.access_log_seal order by number desc limit 1
                """)
                .query((row, number) -> new Last(row.getLong(1), row.getString(2), row.getLong(3), row.getBytes(4)))
                .optional()
                .orElse(new Last(0, null, 0, new byte[32]));
    }

    /**
     * Entries not yet sealed. The last seal's transaction bounds the search; in a database restored from a dump
     * transaction numbers start again, below that bound, and every entry is looked at. What came unsealed out of the dump
     * bears a number that no transaction has reached here, and can wait for none.
     */
    private List<Leaf> unsealed(Last last) {
        return jdbc.sql("""
                select e.id, e.at, e.hash, e.xid::text
                from registry.access_log e
                where (e.xid < pg_snapshot_xmin(pg_current_snapshot()) or e.xid >= pg_snapshot_xmax(pg_current_snapshot()))
                  and e.xid >= case when ?::xid8 < pg_snapshot_xmin(pg_current_snapshot()) then ?::xid8 else '0'::xid8 end
                  and not exists (select from registry.access_log_leaf l where l.entry_id = e.id)
                order by e.xid, e.id
                limit ?
                """)
                .params(last.xidOrZero(), last.xidOrZero(), BATCH)
                .query((row, number) ->
                        new Leaf(row.getObject(1, UUID.class), row.getTimestamp(2), row.getBytes(3), row.getString(4)))
                .list();
    }

    private void write(List<Leaf> leaves, long first) {
        jdbc.sql("""
                insert into registry.access_log_leaf (position, entry_id, entry_at, hash)
                select ? + place - 1, entry, at, hash
                from unnest(?, ?, ?) with ordinality leaf(entry, at, hash, place)
                """)
                .params(
                        first,
                        leaves.stream().map(Leaf::entry).toArray(UUID[]::new),
                        leaves.stream().map(Leaf::at).toArray(Timestamp[]::new),
                        leaves.stream().map(Leaf::hash).toArray(byte[][]::new))
                .update();
    }

    private record Leaf(UUID entry, Timestamp at, byte[] hash, String xid) {}

    private record Last(long number, @Nullable String xid, long nextLeaf, byte[] head) {
        String xidOrZero() {
            return xid == null ? "0" : xid;
        }
    }
}
