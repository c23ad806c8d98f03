package org.guichet.registry.duplicate;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.audit.SeenTogether;
import org.guichet.registry.audit.SeenTogether.Together;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.records.ClientMerges;
import org.guichet.registry.client.records.Merge;
import org.guichet.registry.client.records.MixedFacts;
import org.guichet.registry.client.records.MixedFacts.Mixed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** "Who saw mixed data": for the privacy officer, from the access log between a merge and its end. */
@Component
public class Exposures {
    private static final int LONGEST_PAGE = 200;

    private final ClientMerges merges;
    private final MixedFacts facts;
    private final SeenTogether seen;
    private final Clock clock;

    Exposures(ClientMerges merges, MixedFacts facts, SeenTogether seen, Clock clock) {
        this.merges = merges;
        this.facts = facts;
        this.seen = seen;
        this.clock = clock;
    }

    /** A merge with one page of who saw or received facts of both, oldest first, and how many did in all. */
    public record Seen(
            MergeSummary merge,
            List<Exposure> exposures,
            @Nullable String next,
            long total) {
        public Seen {
            exposures = List.copyOf(exposures);
        }
    }

    /**
     * @param cursor the {@code next} of the page before
     * @throws NotFound for a merge that never was
     */
    @Transactional
    public Seen of(UUID id, int limit, @Nullable String cursor) {
        Officer.reviewing();
        Merge merge = merges.find(id, Officer.seen()).orElseThrow(NotFound::new);
        Instant until = merge.undoneAt() == null ? clock.instant() : merge.undoneAt();
        Mixed mixed = facts.of(merge, until);
        Set<String> all = new TreeSet<>(mixed.ofMerged());
        all.addAll(mixed.ofSurvivor());
        AuditTrail.Page page = seen.page(
                new Together(merge.merged(), merge.survivor(), merge.at(), until, all),
                Math.clamp(limit, 1, LONGEST_PAGE),
                cursor);
        List<Exposure> exposures = page.items().stream()
                .map(entry -> new Exposure(entry, among(entry, mixed.ofMerged()), among(entry, mixed.ofSurvivor())))
                .toList();
        return new Seen(MergeSummary.of(merge), exposures, page.next(), page.total());
    }

    private static List<String> among(LoggedEntry entry, Set<String> held) {
        return entry.attributes().stream().filter(held::contains).toList();
    }
}
