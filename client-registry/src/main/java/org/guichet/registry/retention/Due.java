package org.guichet.registry.retention;

/**
 * What of one kind is over its period, of the two hundred that are the oldest: more would cost and tell nobody anything.
 *
 * @param over all of it
 * @param held what a hold stops, or an open request of the client
 * @param usedLately what was used to decide something within the two years the law asks for
 */
public record Due(int over, int held, int usedLately) {
    static final int MOST_COUNTED = 200;

    /** What the next run disposes of. */
    public int free() {
        return over - held - usedLately;
    }

    /** Whether there may be more than was counted. */
    public boolean more() {
        return over >= MOST_COUNTED;
    }
}
