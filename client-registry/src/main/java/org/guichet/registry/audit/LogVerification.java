package org.guichet.registry.audit;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.guichet.registry.audit.proof.Finding;
import org.guichet.registry.audit.proof.LogProof;
import org.guichet.registry.signature.SignatureKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks the log where it lies: every entry against its hash, every batch against its root, every head against the one
 * before, the one tree against every signed checkpoint, and what is kept to make proofs of against the leaves. A cut tail
 * shows only elsewhere.
 */
@Component
public class LogVerification {
    /** What the log is called among what the installation signs. */
    public static final String LOG = org.guichet.registry.audit.proof.Checkpoint.LOG;

    private final LogLines lines;
    private final SignatureKeys keys;
    private final JdbcClient jdbc;

    LogVerification(LogLines lines, SignatureKeys keys, JdbcClient jdbc) {
        this.lines = lines;
        this.keys = keys;
        this.jdbc = jdbc;
    }

    /**
     * What was found.
     *
     * @param unsealed entries younger than the last seal and not yet part of the chain
     * @param more how much does not hold beside the faults that are told: of very many only the first
     */
    public record Report(long seals, long entries, long unsealed, String head, List<Fault> faults, long more) {
        public Report {
            faults = List.copyOf(faults);
        }

        public boolean intact() {
            return faults.isEmpty();
        }
    }

    /** One thing that does not hold: the first seal it is about, 0 where it is about none, and what is wrong. */
    public record Fault(long seal, Kind kind) {
        public enum Kind {
            ENTRY_CHANGED,
            ENTRY_MISSING,
            ENTRY_INSERTED,
            ROOT_DIFFERS,
            HEAD_DIFFERS,
            GAP,
            CHECKPOINT_DIFFERS,
            NOT_SIGNED,
            SIGNATURE_DIFFERS,
            NODE_DIFFERS
        }

        private static Fault of(Finding finding) {
            Kind kind = switch (finding.kind()) {
                case EDITED, COLUMNS_EDITED -> Kind.ENTRY_CHANGED;
                case DELETED -> Kind.ENTRY_MISSING;
                case INSERTED -> Kind.ENTRY_INSERTED;
                case ROOT_DIFFERS, REORDERED -> Kind.ROOT_DIFFERS;
                case CHAIN_BROKEN -> Kind.HEAD_DIFFERS;
                case MISSING, OUT_OF_PLACE, UNDER_NO_SEAL, SEALS_MISSING, CUT, EXPORT_CUT -> Kind.GAP;
                case CHECKPOINT_DIFFERS, KEPT_DIFFERS -> Kind.CHECKPOINT_DIFFERS;
                case NOT_SIGNED -> Kind.NOT_SIGNED;
                case FORGED, SIGNED_BY_ANOTHER, SIGNED_OUT_OF_TIME -> Kind.SIGNATURE_DIFFERS;
            };
            return new Fault(Objects.requireNonNullElse(finding.seal(), 0L), kind);
        }
    }

    /**
     * A link of the chain, as published.
     *
     * @param note the tree over all leaves up to this seal, signed (C2SP tlog-checkpoint), and what witnesses signed below it;
     *     none for seals of earlier releases
     */
    public record Checkpoint(
            long number,
            Instant sealedAt,
            long entries,
            String root,
            String head,
            @Nullable String note) {}

    /** Verifies the whole chain as of one snapshot. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Report verify() {
        LogProof proof = LogProof.here(keys.published());
        NodeCheck nodes = new NodeCheck(jdbc);
        lines.each(line -> {
            proof.accept(line);
            nodes.accept(line);
        });
        LogProof.Report found = proof.end();
        return new Report(
                found.seals(),
                found.leaves(),
                found.loose(),
                found.head(),
                Stream.concat(
                                found.findings().stream().map(Fault::of),
                                nodes.seals().stream().map(seal -> new Fault(seal, Fault.Kind.NODE_DIFFERS)))
                        .distinct()
                        .toList(),
                found.more() + nodes.more());
    }

    /** The newest links first. */
    @Transactional(readOnly = true)
    public List<Checkpoint> checkpoints(int limit) {
        return jdbc.sql("""
                select s.number, s.sealed_at, s.leaves, s.root, s.head, \s""" + LogRoots.WHOLE_NOTE + """
                 from registry.access_log_seal s left join registry.access_log_checkpoint c on c.seal = s.number
                order by s.number desc limit ?
                """)
                .param(limit)
                .query((row, index) -> new Checkpoint(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant(),
                        row.getLong(3),
                        HexFormat.of().formatHex(row.getBytes(4)),
                        HexFormat.of().formatHex(row.getBytes(5)),
                        row.getString(6)))
                .list();
    }
}
