package org.guichet.registry.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.guichet.registry.audit.proof.ExportLine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The whole log in the order in which it is verified, within the caller's transaction; one page of it in memory. */
@Component
class LogLines {
    static final int PAGE = 10_000;

    /**
     * Entries no leaf is of. One is late where its transaction is older than the last that was sealed, in this database; in
     * one restored from a dump numbers start again below, and the next seal takes every entry.
     */
    private static final String LOOSE = """
            select e.id, e.at,
                   coalesce(e.xid < s.below_xid and s.below_xid < pg_snapshot_xmin(pg_current_snapshot()), false)
                   or exists (select from registry.access_log_leaf l where l.entry_id = e.id) as late
            from registry.access_log e
            left join (select below_xid from registry.access_log_seal order by number desc limit 1) s on true
            where not exists (select from registry.access_log_leaf l where l.entry_id = e.id and l.entry_at = e.at)
            order by e.at, e.id
            """;

    private final SealRows seals;
    private final LeafRows leaves;
    private final JdbcClient jdbc;

    LogLines(SealRows seals, LeafRows leaves, JdbcClient jdbc) {
        this.seals = seals;
        this.leaves = leaves;
        this.jdbc = jdbc;
    }

    /** Every seal before its leaves, every leaf in its place, then what is under no seal. */
    void each(Consumer<ExportLine> to) {
        Deque<ExportLine.Seal> waiting = new ArrayDeque<>(seals.after(0, PAGE));
        List<ExportLine.Leaf> page = leaves.from(0, PAGE);
        while (!page.isEmpty()) {
            for (ExportLine.Leaf leaf : page) {
                while (!waiting.isEmpty() && waiting.getFirst().firstLeaf() <= leaf.position()) {
                    next(waiting, to);
                }
                to.accept(leaf);
            }
            page = leaves.from(page.getLast().position() + 1, PAGE);
        }
        while (!waiting.isEmpty()) {
            next(waiting, to);
        }
        jdbc.sql(LOOSE).withFetchSize(PAGE).query(row -> {
            to.accept(new ExportLine.Loose(
                    row.getObject(1, UUID.class), row.getTimestamp(2).toInstant(), row.getBoolean(3)));
        });
    }

    private void next(Deque<ExportLine.Seal> waiting, Consumer<ExportLine> to) {
        ExportLine.Seal seal = waiting.removeFirst();
        to.accept(seal);
        if (waiting.isEmpty()) {
            waiting.addAll(seals.after(seal.number(), PAGE));
        }
    }
}
