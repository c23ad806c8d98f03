package org.guichet.registry.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guichet.registry.audit.proof.GrowingTree;
import org.guichet.registry.audit.proof.MerkleProof.Span;
import org.guichet.registry.audit.proof.MerkleProof.Subtree;
import org.guichet.registry.client.NotYet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The roots of perfect subtrees of every fourth height, from which any hash of the tree is made of a few rows, however many
 * leaves there are. They are a help and no proof: what is made of them verifies against a signed root, or it does not.
 */
@Component
class TreeNodes {
    private static final Logger LOG = LoggerFactory.getLogger(TreeNodes.class);
    static final int STEP = 4;
    static final int CHILDREN = 1 << STEP;
    private static final int PAGE = 1_000;

    /** What an earlier release left without nodes is made up for a million leaves a seal, so that no seal takes long. */
    private static final int MOST = 62_500;

    private static final String ROWS = """
            select 0 as height, n.position, n.hash
            from unnest(?, ?) r (low, high) cross join lateral (
                select l.position, l.hash from registry.access_log_leaf l
                where l.position >= r.low and l.position < r.high offset 0) n
            union all
            select r.height, n.position, n.hash
            from unnest(?, ?, ?) r (height, low, high) cross join lateral (
                select n.position, n.hash from registry.access_log_node n
                where n.height = r.height and n.position >= r.low and n.position < r.high offset 0) n
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    TreeNodes(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** Within the sealer's transaction, after its leaves. */
    void grow() {
        for (int height = STEP; count(height - STEP) >= CHILDREN; height += STEP) {
            long from = count(height);
            long to = Math.min(count(height - STEP) / CHILDREN, from + MOST);
            for (long page = from; page < to; page += PAGE) {
                if (!write(height, page, Math.min(to, page + PAGE))) {
                    LOG.atError().addKeyValue("height", height).log("Nodes of the access log's tree are missing");
                    return;
                }
            }
        }
    }

    private long count(int height) {
        String rows = height == 0
                ? "select max(position) from registry.access_log_leaf where ? = 0"
                : "select max(position) from registry.access_log_node where height = ?";
        return jdbc.sql("select coalesce((" + rows + ") + 1, 0)")
                .param(height)
                .query(Long.class)
                .single();
    }

    private boolean write(int height, long from, long to) {
        List<byte[]> children = new ArrayList<>();
        Subtree first = new Subtree(height - STEP, from * CHILDREN);
        Subtree end = new Subtree(height - STEP, to * CHILDREN);
        Map<Subtree, byte[]> rows = rows(List.of(new Run(first, end.position())));
        for (long child = first.position(); child < end.position(); child++) {
            byte[] hash = rows.get(new Subtree(height - STEP, child));
            if (hash == null) {
                return false;
            }
            children.add(hash);
        }
        List<Object[]> nodes = new ArrayList<>();
        for (int index = 0; index < children.size(); index += CHILDREN) {
            nodes.add(new Object[] {height, from + index / CHILDREN, root(children.subList(index, index + CHILDREN))});
        }
        template.batchUpdate("insert into registry.access_log_node (height, position, hash) values (?, ?, ?)", nodes);
        return true;
    }

    /**
     * The roots over these leaves.
     *
     * @throws NotYet where leaves of an earlier release have no nodes yet
     */
    List<byte[]> roots(List<Span> spans) {
        Map<Subtree, byte[]> rows = rows(spans.stream()
                .flatMap(span -> span.subtrees().stream())
                .map(Run::below)
                .toList());
        return spans.stream()
                .map(span -> joined(
                        span.subtrees().stream().map(part -> root(part, rows)).toList()))
                .toList();
    }

    private static byte[] root(Subtree subtree, Map<Subtree, byte[]> rows) {
        Run run = Run.below(subtree);
        List<byte[]> hashes = new ArrayList<>();
        for (long position = run.first().position(); position < run.end(); position++) {
            byte[] hash = rows.get(new Subtree(run.first().height(), position));
            if (hash == null) {
                throw new NotYet("log-proof");
            }
            hashes.add(hash);
        }
        return root(hashes);
    }

    /** Of a ragged right edge: perfect subtrees, the widest first. */
    private static byte[] joined(List<byte[]> parts) {
        byte[] root = parts.getLast();
        for (int index = parts.size() - 2; index >= 0; index--) {
            root = root(List.of(parts.get(index), root));
        }
        return root;
    }

    private static byte[] root(List<byte[]> hashes) {
        GrowingTree tree = new GrowingTree();
        hashes.forEach(tree::add);
        return tree.root();
    }

    /** Kept rows beside each other, from the first to before the end. */
    private record Run(Subtree first, long end) {
        static Run below(Subtree subtree) {
            int down = subtree.height() % STEP;
            return new Run(
                    new Subtree(subtree.height() - down, subtree.position() << down), (subtree.position() + 1) << down);
        }
    }

    private Map<Subtree, byte[]> rows(List<Run> runs) {
        List<Run> leaves =
                runs.stream().filter(run -> run.first().height() == 0).toList();
        List<Run> nodes = runs.stream().filter(run -> run.first().height() > 0).toList();
        Map<Subtree, byte[]> found = new HashMap<>();
        jdbc.sql(ROWS)
                .params(
                        lows(leaves),
                        highs(leaves),
                        nodes.stream().map(run -> run.first().height()).toArray(Integer[]::new),
                        lows(nodes),
                        highs(nodes))
                .query(row -> {
                    found.put(new Subtree(row.getInt(1), row.getLong(2)), row.getBytes(3));
                });
        return found;
    }

    private static Long[] lows(List<Run> runs) {
        return runs.stream().map(run -> run.first().position()).toArray(Long[]::new);
    }

    private static Long[] highs(List<Run> runs) {
        return runs.stream().map(Run::end).toArray(Long[]::new);
    }
}
