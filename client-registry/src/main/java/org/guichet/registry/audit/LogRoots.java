package org.guichet.registry.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.guichet.registry.audit.LogRoot.Witnessed;
import org.guichet.registry.audit.proof.Checkpoint;
import org.guichet.registry.signature.SignedNote;
import org.guichet.registry.signature.WitnessKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The newest signed root, for everybody. It says how many entries there are, and nothing of any of them. That a witness
 * co-signed one is told where its signature verifies here and now: a row of the database alone says nothing.
 */
@Component
public class LogRoots {
    /** So many of the newest cosignatures are looked at for one that verifies; whoever writes more false ones hides the rest. */
    private static final int NEWEST = 16;

    /** The witnesses' lines stand after the platform's own. */
    static final String WHOLE_NOTE = """
            c.note || coalesce((
                select string_agg(x.line, '' order by x.witness) from registry.access_log_cosignature x
                where x.tree_size = c.tree_size), '')""";

    private final JdbcClient jdbc;
    private final List<WitnessKey> witnesses;

    LogRoots(JdbcClient jdbc, WitnessSettings settings) {
        this.jdbc = jdbc;
        this.witnesses = settings.witnesses();
    }

    private record Row(LogRoot root, @Nullable String cosigned) {}

    /** One statement, whatever is stored; none where nothing was signed yet. */
    @Transactional(readOnly = true)
    public Optional<LogRoot> latest() {
        List<Row> rows = jdbc.sql("""
                select c.tree_size, c.root, s.sealed_at, w.cosigned
                from (select * from registry.access_log_checkpoint order by seal desc limit 1) c
                join registry.access_log_seal s on s.number = c.seal
                left join lateral (
                    select x.tree_size, x.witness, k.note || x.line as cosigned
                    from registry.access_log_cosignature x
                    join registry.access_log_checkpoint k on k.tree_size = x.tree_size
                    order by x.tree_size desc, x.witness limit ?) w on true
                order by w.tree_size desc, w.witness
                """).param(NEWEST).query(LogRoots::row).list();
        return rows.stream()
                .findFirst()
                .map(Row::root)
                .map(root -> new LogRoot(
                        root.size(),
                        root.root(),
                        root.at(),
                        rows.stream()
                                .map(Row::cosigned)
                                .filter(Objects::nonNull)
                                .flatMap(note -> witnessed(note).stream())
                                .findFirst()
                                .orElse(null)));
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
        List<Covering> newest = jdbc.sql("select c.tree_size, " + WHOLE_NOTE + """
                 from registry.access_log_checkpoint c
                where c.tree_size > ? and c.tree_size in (
                    (select x.tree_size from registry.access_log_cosignature x order by x.tree_size desc limit ?)
                    union all select max(tree_size) from registry.access_log_checkpoint)
                order by c.tree_size desc
                """)
                .params(position, NEWEST)
                .query((row, number) -> new Covering(row.getLong(1), row.getString(2)))
                .list();
        return newest.stream()
                .filter(one -> witnessed(one.note())
                        .filter(seen -> seen.size() == one.size())
                        .isPresent())
                .findFirst()
                .or(() -> newest.stream().findFirst());
    }

    /** What a configured witness signed of it: size and root as they were signed, whatever the columns say. */
    private Optional<Witnessed> witnessed(String cosigned) {
        try {
            SignedNote note = SignedNote.parse(cosigned);
            Checkpoint signed = Checkpoint.of(note);
            return witnesses.stream()
                    .flatMap(witness -> witness.cosigned(note).stream()
                            .map(made -> new Witnessed(witness.name(), signed.size(), signed.root(), made.at())))
                    .findFirst();
        } catch (IllegalArgumentException altered) {
            return Optional.empty();
        }
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        LogRoot root = new LogRoot(
                row.getLong("tree_size"),
                Base64.getEncoder().encodeToString(row.getBytes("root")),
                row.getTimestamp("sealed_at").toInstant(),
                null);
        return new Row(root, row.getString("cosigned"));
    }
}
