package org.guichet.registry.duplicate;

import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.records.ClientMerges;
import org.guichet.registry.client.records.Merge;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The merges there were, standing or undone, for whoever decides them and for whoever reviews them. */
@Component
public class Merges {
    private static final int LONGEST_PAGE = 100;

    private final ClientMerges merges;

    Merges(ClientMerges merges) {
        this.merges = merges;
    }

    /** One page, newest first, and how many there are in all. */
    public record Page(List<MergeSummary> items, @Nullable UUID next, long total) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** @param cursor the last merge of the page before */
    @Transactional(readOnly = true)
    public Page newest(int limit, @Nullable UUID cursor) {
        Officer.decidingOrReviewing();
        int size = Math.clamp(limit, 1, LONGEST_PAGE);
        List<Merge> found = merges.newest(size + 1, cursor, Officer.seen());
        boolean more = found.size() > size;
        List<MergeSummary> items =
                found.stream().limit(size).map(MergeSummary::of).toList();
        return new Page(items, more ? items.getLast().id() : null, merges.count(Officer.seen()));
    }

    /** @throws NotFound for a merge that never was */
    @Transactional(readOnly = true)
    public MergeSummary find(UUID id) {
        Officer.decidingOrReviewing();
        return MergeSummary.of(merges.find(id, Officer.seen()).orElseThrow(NotFound::new));
    }
}
