package org.guichet.registry.audit.proof;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.guichet.registry.signature.PublishedKeys;
import org.jspecify.annotations.Nullable;

/**
 * Checks an export from its first line to its last: every entry against its leaf, every batch against its seal, every
 * seal against the one before, and the one tree against every checkpoint. It holds one batch in memory.
 */
public final class LogProof {
    private final Findings findings = new Findings();
    private final SignedTree tree;
    private @Nullable SealedBatch batch;
    private byte[] head = new byte[32];
    private long seals;
    private long number;
    private long leaves;
    private long loose;
    private long sealed;
    private long next;

    private LogProof(PublishedKeys keys, boolean mustBeSigned, List<Checkpoint> kept) {
        this.tree = new SignedTree(keys, mustBeSigned, kept, findings);
    }

    /**
     * The check of an export.
     *
     * @param keys public keys kept elsewhere, with which the log must be signed; {@link PublishedKeys#NONE} where
     *     signatures are not to be verified
     * @param kept checkpoints kept elsewhere
     */
    public static LogProof elsewhere(PublishedKeys keys, List<Checkpoint> kept) {
        return new LogProof(keys, !keys.isEmpty(), kept);
    }

    /** The platform's own check; a log of an earlier release, not signed yet, holds too. */
    public static LogProof here(PublishedKeys keys) {
        return new LogProof(keys, false, List.of());
    }

    /**
     * What was found.
     *
     * @param loose entries under no seal, most of them too young for one
     * @param signed seals with a checkpoint
     * @param unsigned numbers of the seals without one of their own, which a later one speaks for; empty where there are none
     * @param fitting checkpoints kept elsewhere that fit
     * @param head of the chain, in hexadecimal digits
     * @param more how many findings there are beside those that are told
     */
    public record Report(
            long seals,
            long leaves,
            long loose,
            long signed,
            String unsigned,
            long fitting,
            String head,
            List<Finding> findings,
            long more) {
        public Report {
            findings = List.copyOf(findings);
        }

        public boolean holds() {
            return findings.isEmpty();
        }
    }

    /** @throws ExportFile.Unreadable where it is no export */
    public Report check(ExportFile export) throws IOException {
        if (!(export.next().orElse(null) instanceof ExportLine.Start start)
                || start.version() != ExportLine.Start.VERSION) {
            throw export.unreadable();
        }
        Optional<ExportLine> line = export.next();
        for (; line.isPresent() && !(line.get() instanceof ExportLine.End); line = export.next()) {
            if (line.get() instanceof ExportLine.Start) {
                throw export.unreadable();
            }
            accept(line.get());
        }
        boolean whole = line.isPresent()
                && line.get() instanceof ExportLine.End(long thoseSeals, long thoseLeaves)
                && thoseSeals == seals
                && thoseLeaves == leaves;
        if (!whole) {
            findings.add(Finding.Kind.EXPORT_CUT, next, next, null, null);
        }
        if (export.next().isPresent()) {
            throw export.unreadable();
        }
        return end();
    }

    /** The next line. */
    public void accept(ExportLine line) {
        switch (line) {
            case ExportLine.Seal seal -> begin(seal);
            case ExportLine.Leaf leaf -> add(leaf);
            case ExportLine.Loose entry -> add(entry);
            case ExportLine.Start start -> {}
            case ExportLine.End end -> {}
        }
    }

    /** After the last line. */
    public Report end() {
        finish();
        tree.end(next);
        return new Report(
                seals,
                leaves,
                loose,
                tree.signed(),
                tree.unsigned(),
                tree.fitting(),
                HexFormat.of().formatHex(head),
                findings.all(),
                findings.more());
    }

    private void begin(ExportLine.Seal seal) {
        finish();
        long first = next;
        if (seal.number() != number + 1) {
            findings.add(
                    Finding.Kind.SEALS_MISSING,
                    first,
                    Math.max(first, seal.firstLeaf() - 1),
                    seal,
                    "after seal " + number + " comes seal " + seal.number());
        } else if (!Arrays.equals(seal.previousHead(), head)) {
            broken(seal, "it names another head before it");
        } else if (seal.firstLeaf() != sealed) {
            broken(seal, "it does not begin where the one before it ends");
        }
        if (!Arrays.equals(MerkleTree.head(seal.previousHead(), seal.number(), seal.root()), seal.head())) {
            broken(seal, "its head is not made of its number and root");
        }
        seals++;
        number = seal.number();
        head = seal.head();
        sealed = seal.end();
        batch = new SealedBatch(seal);
    }

    private void broken(ExportLine.Seal seal, String why) {
        findings.add(Finding.Kind.CHAIN_BROKEN, seal.firstLeaf(), seal.end() - 1, seal, why);
    }

    private void add(ExportLine.Leaf leaf) {
        ExportLine.@Nullable Seal seal = batch == null ? null : batch.seal();
        if (leaf.position() > next) {
            findings.add(Finding.Kind.MISSING, next, leaf.position() - 1, seal, null);
            tree.breakOff();
        } else if (leaf.position() < next) {
            findings.add(Finding.Kind.OUT_OF_PLACE, leaf.position(), leaf.position(), seal, null);
            tree.breakOff();
        }
        next = Math.max(next, leaf.position() + 1);
        leaves++;
        content(leaf, seal);
        tree.add(leaf.hash());
        if (batch != null && batch.covers(leaf)) {
            batch.add(leaf);
        } else {
            findings.add(Finding.Kind.UNDER_NO_SEAL, leaf.position(), leaf.position(), null, null);
        }
        if (seal != null && next == seal.end()) {
            finish();
        }
    }

    private void content(ExportLine.Leaf leaf, ExportLine.@Nullable Seal seal) {
        ExportLine.Entry entry = leaf.entry();
        Finding.@Nullable Kind fault = null;
        if (entry == null) {
            fault = Finding.Kind.DELETED;
        } else if (!Arrays.equals(MerkleTree.leaf(entry.canonical()), leaf.hash())) {
            fault = Finding.Kind.EDITED;
        } else if (!entry.columnsAgree()) {
            fault = Finding.Kind.COLUMNS_EDITED;
        }
        if (fault != null) {
            findings.add(fault, leaf.position(), leaf.position(), seal, null);
        }
    }

    private void add(ExportLine.Loose entry) {
        loose++;
        if (entry.late()) {
            findings.add(
                    Finding.Kind.INSERTED,
                    Finding.NOWHERE,
                    Finding.NOWHERE,
                    null,
                    "entry " + entry.id() + " of " + entry.at());
        }
    }

    private void finish() {
        if (batch == null) {
            return;
        }
        ExportLine.Seal seal = batch.seal();
        if (next < seal.end()) {
            findings.add(Finding.Kind.MISSING, next, seal.end() - 1, seal, null);
            tree.breakOff();
            next = seal.end();
        }
        batch.check(findings);
        tree.check(seal);
        batch = null;
    }
}
