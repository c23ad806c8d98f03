package org.guichet.registry.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guichet.registry.audit.proof.ExportLine;
import org.guichet.registry.audit.proof.GrowingTree;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares the kept nodes of the tree with what the leaves make, as the leaves come by. Those that are to come with the next
 * seals may be missing; one before others, and one over leaves that are not there, may not.
 */
final class NodeCheck {
    private static final int PAGE = 1_000;
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final List<Level> levels = new ArrayList<>();
    private final List<Long> differing = new ArrayList<>();
    private boolean whole = true;
    private long next;
    private long more;

    NodeCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where leaves are missing nothing can be told of the nodes from there on; the leaves are told already. */
    void accept(ExportLine line) {
        if (line instanceof ExportLine.Leaf leaf) {
            whole &= leaf.position() == next;
            next++;
            if (whole) {
                add(0, leaf.hash());
            }
        }
    }

    /** The seals below whose leaves a node differs, after the last line. */
    List<Long> seals() {
        if (whole) {
            levels.forEach(level -> beyond("height = ? and position >= ?", level.height, level.position));
            beyond("height > ?", levels.size() * TreeNodes.STEP);
        }
        return jdbc.sql("""
                select distinct (select coalesce(max(s.number), 0) from registry.access_log_seal s where s.first_leaf <= p)
                from unnest(?) p order by 1
                """)
                .param(differing.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** How many nodes differ beside those. */
    long more() {
        return more;
    }

    private void add(int index, byte[] hash) {
        if (index == levels.size()) {
            levels.add(new Level((index + 1) * TreeNodes.STEP));
        }
        Level level = levels.get(index);
        level.children.add(hash);
        if (level.children.size() == TreeNodes.CHILDREN) {
            byte[] root = level.children.root();
            level.compare(root);
            add(index + 1, root);
        }
    }

    private void beyond(String which, Object... bounds) {
        jdbc.sql("select height, min(position) from registry.access_log_node where " + which + " group by height")
                .params(bounds)
                .query(row -> {
                    differs(row.getInt(1), row.getLong(2));
                });
    }

    private void differs(int height, long position) {
        if (differing.size() < MOST) {
            differing.add(position << height);
        } else {
            more++;
        }
    }

    /** The nodes of one height. */
    private final class Level {
        private final int height;
        private GrowingTree children = new GrowingTree();
        private Map<Long, byte[]> page = Map.of();
        private long position;
        private long missing = -1;

        Level(int height) {
            this.height = height;
        }

        private void compare(byte[] root) {
            if (position % PAGE == 0) {
                page = kept();
            }
            byte[] kept = page.get(position);
            if (kept == null) {
                missing = missing < 0 ? position : missing;
            } else {
                if (missing >= 0) {
                    differs(height, missing);
                    missing = -1;
                }
                if (!Arrays.equals(kept, root)) {
                    differs(height, position);
                }
            }
            position++;
            children = new GrowingTree();
        }

        private Map<Long, byte[]> kept() {
            Map<Long, byte[]> found = new HashMap<>();
            jdbc.sql("""
                    select position, hash from registry.access_log_node
                    where height = ? and position >= ? and position < ?
                    """).params(height, position, position + PAGE).query(row -> {
                found.put(row.getLong(1), row.getBytes(2));
            });
            return found;
        }
    }
}
