package org.guichet.registry.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The root of the one tree over the access log, as it was signed last: what is printed on receipts and ledger pages, so
 * that whoever keeps the paper can tell later whether the log was changed.
 *
 * @param size how many entries it covers
 * @param root base64, as the signed checkpoint says it
 * @param at when it was sealed
 * @param witnessed the newest of them that a witness co-signed; none where no witness has
 */
public record LogRoot(
        long size, String root, Instant at, @Nullable Witnessed witnessed) {
    private static final int SHORT = 12;

    /**
     * What a witness saw.
     *
     * @param witness its name
     * @param at when, by its own clock
     */
    public record Witnessed(String witness, long size, String root, Instant at) {
        public String shortRoot() {
            return root.substring(0, SHORT);
        }
    }

    /** Its beginning, to be compared by eye. */
    public String shortRoot() {
        return root.substring(0, SHORT);
    }

    /** Whether this very root was co-signed, and not only an earlier one. */
    public boolean isWitnessed() {
        return witnessed != null && witnessed.size() == size && witnessed.root().equals(root);
    }
}
