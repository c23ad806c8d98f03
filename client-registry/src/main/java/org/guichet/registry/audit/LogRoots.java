package org.guichet.registry.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import org.guichet.registry.audit.LogRoot.Witnessed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The newest signed root, for everybody. It says how many entries there are, and nothing of any of them. */
@Component
public class LogRoots {
    /** The witnesses' lines stand after the platform's own. */
    static final String WHOLE_NOTE = """
            c.note || coalesce((
                select string_agg(x.line, '' order by x.witness) from registry.access_log_cosignature x
                where x.tree_size = c.tree_size), '')""";

    private final JdbcClient jdbc;

    LogRoots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement, whatever is stored; none where nothing was signed yet. */
    @Transactional(readOnly = true)
    public Optional<LogRoot> latest() {
        return jdbc.sql("""
                select c.tree_size, c.root, s.sealed_at, w.witness, w.tree_size as seen_size, w.root as seen_root, w.cosigned_at
                from (select * from registry.access_log_checkpoint order by seal desc limit 1) c
                join registry.access_log_seal s on s.number = c.seal
                left join lateral (
                    select x.witness, x.tree_size, x.cosigned_at, k.root
                    from registry.access_log_cosignature x
                    join registry.access_log_checkpoint k on k.tree_size = x.tree_size
                    order by x.tree_size desc, x.witness limit 1) w on true
                """).query(LogRoots::root).optional();
    }

    /** The newest signed checkpoint with what witnesses signed below it; none where nothing was signed yet. */
    @Transactional(readOnly = true)
    public Optional<String> note() {
        return jdbc.sql("select " + WHOLE_NOTE + " from registry.access_log_checkpoint c order by c.seal desc limit 1")
                .query(String.class)
                .optional();
    }

    /** How many leaves the newest signed tree has. */
    long size() {
        return jdbc.sql("select coalesce(max(tree_size), 0) from registry.access_log_checkpoint")
                .query(Long.class)
                .single();
    }

    /** A signed checkpoint whose tree has a certain leaf. */
    record Covering(long size, String note) {}

    /** The newest that a witness co-signed and that covers the leaf, else the newest that covers it. */
    Optional<Covering> covering(long position) {
        return jdbc.sql("select c.tree_size, " + WHOLE_NOTE + """
                 from registry.access_log_checkpoint c
                where c.tree_size > ? and c.tree_size in (
                    (select max(tree_size) from registry.access_log_cosignature),
                    (select max(tree_size) from registry.access_log_checkpoint))
                order by exists (
                    select from registry.access_log_cosignature x where x.tree_size = c.tree_size) desc, c.tree_size desc
                limit 1
                """)
                .param(position)
                .query((row, number) -> new Covering(row.getLong(1), row.getString(2)))
                .optional();
    }

    private static LogRoot root(ResultSet row, int number) throws SQLException {
        String witness = row.getString("witness");
        return new LogRoot(
                row.getLong("tree_size"),
                base64(row.getBytes("root")),
                row.getTimestamp("sealed_at").toInstant(),
                witness == null
                        ? null
                        : new Witnessed(
                                witness,
                                row.getLong("seen_size"),
                                base64(row.getBytes("seen_root")),
                                row.getTimestamp("cosigned_at").toInstant()));
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
