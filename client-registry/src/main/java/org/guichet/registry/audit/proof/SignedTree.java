package org.guichet.registry.audit.proof;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.guichet.registry.signature.PublishedKeys;
import org.guichet.registry.signature.PublishedKeys.Verdict;
import org.guichet.registry.signature.SignedNote;
import org.jspecify.annotations.Nullable;

/** The one tree over all leaves against the checkpoints signed of it: those in the log, and those kept elsewhere. */
final class SignedTree {
    private final PublishedKeys keys;
    private final boolean mustBeSigned;
    private final Deque<Checkpoint> kept;
    private final Findings findings;
    private final GrowingTree tree = new GrowingTree();
    private final SealNumbers unsigned = new SealNumbers();
    private boolean whole = true;
    private long proved;
    private long provedElsewhere;
    private long signed;
    private long fitting;
    private long unsignedFrom = -1;

    /** @param mustBeSigned whether a log without any checkpoint does not hold */
    SignedTree(PublishedKeys keys, boolean mustBeSigned, List<Checkpoint> kept, Findings findings) {
        this.keys = keys;
        this.mustBeSigned = mustBeSigned;
        this.kept = new ArrayDeque<>(kept.stream()
                .filter(checkpoint -> checkpoint.size() > 0)
                .sorted(Comparator.comparingLong(Checkpoint::size))
                .toList());
        this.findings = findings;
    }

    /** The next leaf, and the checkpoints that were kept when it was the last. */
    void add(byte[] leaf) {
        tree.add(leaf);
        while (!kept.isEmpty() && kept.getFirst().size() == tree.size()) {
            Checkpoint checkpoint = kept.removeFirst();
            if (whole && checkpoint.fits(tree)) {
                fitting++;
                proved = tree.size();
                provedElsewhere = tree.size();
            } else if (whole) {
                differs(Finding.Kind.KEPT_DIFFERS, null);
            }
        }
    }

    /** Leaves are missing: from here on the tree is another one, which was said already. */
    void breakOff() {
        whole = false;
    }

    /** The checkpoint that was signed with a seal. */
    void check(ExportLine.Seal seal) {
        String note = seal.note();
        if (note == null) {
            unsigned.add(seal.number());
            unsignedFrom = unsignedFrom < 0 ? seal.firstLeaf() : unsignedFrom;
            return;
        }
        signed++;
        unsignedFrom = -1;
        try {
            SignedNote read = SignedNote.parse(note);
            Checkpoint checkpoint = Checkpoint.of(read);
            boolean genuine = isSigned(read, checkpoint, seal);
            if (!whole) {
                return;
            }
            if (checkpoint.size() != seal.end() || !checkpoint.fits(tree)) {
                differs(Finding.Kind.CHECKPOINT_DIFFERS, seal);
            } else if (genuine) {
                proved = tree.size();
            }
        } catch (IllegalArgumentException malformed) {
            findings.add(Finding.Kind.FORGED, seal.firstLeaf(), seal.end() - 1, seal, "it cannot be read");
        }
    }

    /** @param end the position after the last leaf there is */
    void end(long end) {
        if (unsignedFrom >= 0 && (signed > 0 || mustBeSigned)) {
            findings.add(Finding.Kind.NOT_SIGNED, unsignedFrom, Math.max(unsignedFrom, end - 1), null, null);
        }
        if (!kept.isEmpty() && kept.getLast().size() > end) {
            findings.add(Finding.Kind.CUT, end, kept.getLast().size() - 1, null, null);
        }
    }

    long signed() {
        return signed;
    }

    /** The seals without a checkpoint of their own. */
    String unsigned() {
        return unsigned.toString();
    }

    /** How many of the kept ones fit. */
    long fitting() {
        return fitting;
    }

    /**
     * The first checkpoint that differs says between which two the change lies; all later ones differ for it. Where it is one
     * that was kept, those of the log since the last kept one may have been signed after the change, and speak for nothing.
     */
    private void differs(Finding.Kind kind, ExportLine.@Nullable Seal seal) {
        whole = false;
        long from = kind == Finding.Kind.KEPT_DIFFERS ? provedElsewhere : proved;
        String since = from == 0
                ? "no earlier checkpoint speaks for any of them"
                : "the tree of the " + from + " leaves before them is the one that was signed";
        findings.add(kind, from, Math.max(from, tree.size() - 1), seal, since);
    }

    private boolean isSigned(SignedNote note, Checkpoint checkpoint, ExportLine.Seal seal) {
        if (keys.isEmpty()) {
            return true;
        }
        Finding.@Nullable Kind fault = switch (verdict(note, checkpoint)) {
            case Verdict.Forged forged -> Finding.Kind.FORGED;
            case Verdict.Unknown unknown -> Finding.Kind.SIGNED_BY_ANOTHER;
            case Verdict.Signed by when !by.isWithin(seal.sealedAt()) -> Finding.Kind.SIGNED_OUT_OF_TIME;
            case Verdict.Signed by -> null;
        };
        if (fault != null) {
            findings.add(fault, seal.firstLeaf(), seal.end() - 1, seal, null);
        }
        return fault == null;
    }

    private Verdict verdict(SignedNote note, Checkpoint checkpoint) {
        return checkpoint.isOf(keys) ? keys.verify(note) : new Verdict.Unknown();
    }
}
