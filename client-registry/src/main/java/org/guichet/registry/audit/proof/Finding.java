package org.guichet.registry.audit.proof;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that does not hold, and where.
 *
 * @param from first position it is about
 * @param to last position it is about
 * @param seal the first seal it is about; none where it is about none
 * @param sealedAt when that was
 * @param detail what else helps to find it
 */
public record Finding(
        Kind kind,
        long from,
        long to,
        @Nullable Long seal,
        @Nullable Instant sealedAt,
        @Nullable String detail) {

    /** The position of what has none. */
    static final long NOWHERE = -1;

    /** What does not hold. */
    public enum Kind {
        EDITED("what the log says is not what was sealed"),
        COLUMNS_EDITED("what is searched and shown is not what was sealed"),
        DELETED("the entry is gone, its leaf is still there"),
        MISSING("entry and leaf are gone"),
        OUT_OF_PLACE("the leaf stands in the export twice, or not in its place"),
        INSERTED("an entry stands in the log under no seal though everything of its time is sealed"),
        UNDER_NO_SEAL("leaves that no seal covers"),
        ROOT_DIFFERS("the leaves are not those that were sealed: edited, swapped, inserted or numbered anew"),
        REORDERED("the leaves are those that were sealed, in another order"),
        CHAIN_BROKEN("the seal is not chained to the one before it"),
        SEALS_MISSING("seals are gone, or were numbered anew"),
        CHECKPOINT_DIFFERS("the tree is not the one that was signed: seals were made anew"),
        NOT_SIGNED("the seal has no checkpoint though the log is signed"),
        FORGED("the checkpoint's signature does not verify"),
        SIGNED_BY_ANOTHER("the checkpoint is signed with no published key"),
        SIGNED_OUT_OF_TIME("the checkpoint is signed with a key outside the time it signed in"),
        KEPT_DIFFERS("the tree is not the one of a checkpoint kept elsewhere"),
        CUT("the log was longer when a checkpoint kept elsewhere was signed: its tail is cut off"),
        EXPORT_CUT("the export ends before its last line");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** Whether the other is the same thing of the positions right after these. */
    boolean goesOnWith(Finding next) {
        return kind == next.kind && to + 1 == next.from && Objects.equals(detail, next.detail);
    }

    Finding upTo(Finding next) {
        return new Finding(kind, from, next.to, seal, sealedAt, detail);
    }

    /** One sentence for the screen. */
    @Override
    public String toString() {
        String positions = from == to ? ", position " + from : ", positions " + from + " to " + to;
        return "%s%s%s: %s%s"
                .formatted(
                        kind,
                        from == NOWHERE ? "" : positions,
                        seal == null ? "" : " (seal " + seal + " of " + sealedAt + ")",
                        kind.words,
                        detail == null ? "" : "; " + detail);
    }
}
