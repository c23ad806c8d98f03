package org.guichet.registry.audit;

import java.util.List;
import org.guichet.registry.audit.proof.ExportLine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seals with their checkpoints, in the order of their numbers. */
@Component
class SealRows {
    private final JdbcClient jdbc;

    SealRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Seals after a number, in their order. */
    List<ExportLine.Seal> after(long number, int most) {
        return jdbc.sql("""
                select s.number, s.sealed_at, s.first_leaf, s.leaves, s.root, s.previous_head, s.head, c.note
                from registry.access_log_seal s left join registry.access_log_checkpoint c on c.seal = s.number
                where s.number > ? order by s.number limit ?
                """)
                .params(number, most)
                .query((row, index) -> new ExportLine.Seal(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant(),
                        row.getLong(3),
                        row.getLong(4),
                        row.getBytes(5),
                        row.getBytes(6),
                        row.getBytes(7),
                        row.getString(8)))
                .list();
    }
}
