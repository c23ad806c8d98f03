package org.guichet.channel.api;

import java.util.List;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next cursor of the following page; null on the last
 * @param total entries on all pages, after filtering
 */
record Listing<T>(List<T> items, @Nullable String next, long total) {
    private static final int LONGEST = 100;

    /** The limit, if it is from 1 to 100. */
    static int limit(int limit) {
        if (limit < 1 || limit > LONGEST) {
            throw new InvalidInput(List.of(Wrong.of("limit", "input.range")));
        }
        return limit;
    }
}
