package org.guichet.registry.audit.proof;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.guichet.registry.signature.PublishedKeys;
import org.guichet.registry.signature.SignedNote;

/**
 * What a signed note says of the log, in the form of <a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</a>.
 *
 * @param origin which log
 * @param size how many leaves its tree had
 * @param root base64 of the root over them
 */
public record Checkpoint(String origin, long size, String root) {
    /** What the installation's name is followed by in the origin. */
    public static final String LOG = "access-log";

    private static final int LINES = 3;

    /** The lines after the origin. */
    public static List<String> lines(GrowingTree tree) {
        return List.of(Long.toString(tree.size()), Base64.getEncoder().encodeToString(tree.root()));
    }

    /** @throws IllegalArgumentException where the note is not a checkpoint */
    public static Checkpoint of(SignedNote note) {
        List<String> lines = note.text().lines().toList();
        if (lines.size() < LINES
                || !lines.get(1).matches("0|[1-9]\\d{0,17}")
                || Base64.getDecoder().decode(lines.get(2)).length != MerkleTree.HASH) {
            throw new IllegalArgumentException("Not a checkpoint");
        }
        return new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), lines.get(2));
    }

    /** Whether it is of the log of the installation these keys are of. */
    public boolean isOf(PublishedKeys keys) {
        return origin.equals(keys.name() + "/" + LOG);
    }

    /** Whether the tree, grown to this size, has this root. */
    public boolean fits(GrowingTree tree) {
        return tree.size() == size
                && Arrays.equals(tree.root(), Base64.getDecoder().decode(root));
    }
}
