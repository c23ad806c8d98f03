package org.guichet.registry.secrecy;

/** Port: rows of a blind index, rewritten by the room that can tell what they were made of. */
public interface IndexedRows {

    /**
     * Writes entries of other keys than the primary anew under the primary, in the caller's transaction, and passes
     * over rows that are locked.
     *
     * @return how many were rewritten, at most about {@code most}; 0 where none is left
     */
    int rewrite(int most);
}
