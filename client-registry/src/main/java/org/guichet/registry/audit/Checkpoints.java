package org.guichet.registry.audit;

import java.util.List;
import java.util.Optional;
import org.guichet.registry.audit.proof.Checkpoint;
import org.guichet.registry.audit.proof.GrowingTree;
import org.guichet.registry.signature.CannotSign;
import org.guichet.registry.signature.PublishedKeys;
import org.guichet.registry.signature.PublishedKeys.Verdict;
import org.guichet.registry.signature.SignatureKeys;
import org.guichet.registry.signature.SignedNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Signs the one tree over all leaves as it is after a seal. The tree goes on from the last checkpoint, so that signing
 * costs no more than the leaves since; those that earlier releases sealed unsigned are read once.
 */
@Component
class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final int PAGE = 100_000;

    private final JdbcClient jdbc;
    private final SignatureKeys keys;

    Checkpoints(JdbcClient jdbc, SignatureKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** The tree of the last checkpoint is not the one that was signed: nothing may be signed upon it. */
    private static final class NotOurs extends RuntimeException {
        NotOurs(String why) {
            super(why);
        }
    }

    private record Last(long size, byte[] subtrees, String note) {}

    /**
     * Within the sealer's transaction. Where nothing can be signed the seal stands without a checkpoint, and the next one
     * speaks for its leaves too.
     *
     * @param first position of the first of the leaves
     */
    void sign(long seal, long first, List<byte[]> leaves) {
        try {
            keys.requireSigning();
            GrowingTree tree = upTo(first);
            leaves.forEach(tree::add);
            SignedNote note = keys.note(Checkpoint.LOG, Checkpoint.lines(tree));
            jdbc.sql("""
                    insert into registry.access_log_checkpoint (seal, tree_size, root, subtrees, note)
                    values (?, ?, ?, ?, ?)
                    """)
                    .params(seal, tree.size(), tree.root(), tree.subtrees(), note.toString())
                    .update();
        } catch (CannotSign | NotOurs | IllegalArgumentException unsigned) {
            LOG.atError().addKeyValue("seal", seal).setCause(unsigned).log("A seal of the access log is not signed");
        }
    }

    private GrowingTree upTo(long first) {
        GrowingTree tree = last().map(this::ours).orElseGet(GrowingTree::new);
        while (tree.size() < first) {
            long from = tree.size();
            jdbc.sql("""
                    select position, hash from registry.access_log_leaf
                    where position >= ? and position < ? order by position
                    """).params(from, Math.min(first, from + PAGE)).query(row -> {
                if (row.getLong(1) == tree.size()) {
                    tree.add(row.getBytes(2));
                }
            });
            if (tree.size() != Math.min(first, from + PAGE)) {
                throw new NotOurs("Leaves are missing after position " + tree.size());
            }
        }
        if (tree.size() > first) {
            throw new NotOurs("More leaves were signed than there are");
        }
        return tree;
    }

    private Optional<Last> last() {
        return jdbc.sql("""
                select tree_size, subtrees, note from registry.access_log_checkpoint order by seal desc limit 1
                """)
                .query((row, number) -> new Last(row.getLong(1), row.getBytes(2), row.getString(3)))
                .optional();
    }

    /** A log never signs a tree that does not go on from the one it signed last, with a key it publishes. */
    private GrowingTree ours(Last last) {
        try {
            GrowingTree tree = GrowingTree.of(last.size(), last.subtrees());
            SignedNote note = SignedNote.parse(last.note());
            Checkpoint checkpoint = Checkpoint.of(note);
            PublishedKeys ours = keys.published();
            if (checkpoint.isOf(ours) && checkpoint.fits(tree) && ours.verify(note) instanceof Verdict.Signed) {
                return tree;
            }
        } catch (IllegalArgumentException malformed) {
            throw new NotOurs("The last checkpoint cannot be read");
        }
        throw new NotOurs("The last checkpoint does not hold");
    }
}
