package org.guichet.catalog.dispatch;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of dispatches, newest first.
 *
 * @param next where the next page begins; null on the last
 * @param total of all pages
 */
public record DispatchPage(
        List<DispatchSummary> items, @Nullable UUID next, long total) {
    public DispatchPage {
        items = List.copyOf(items);
    }
}
