package org.guichet.registry.duplicate;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.records.ClientMerges;
import org.guichet.registry.client.records.ClientMerges.Mixed;
import org.guichet.registry.client.records.Merge;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** "Who saw mixed data": for the privacy officer, from the access log between a merge and its end. */
@Component
public class Exposures {
    private static final int MOST = 1000;

    private final ClientMerges merges;
    private final AuditTrail trail;
    private final Clock clock;

    Exposures(ClientMerges merges, AuditTrail trail, Clock clock) {
        this.merges = merges;
        this.trail = trail;
        this.clock = clock;
    }

    /** A merge with who saw or received facts of both, oldest first. */
    public record Seen(MergeSummary merge, List<Exposure> exposures, boolean truncated) {
        public Seen {
            exposures = List.copyOf(exposures);
        }
    }

    /** @throws NotFound for a merge that never was */
    @Transactional
    public Seen of(UUID id) {
        Officer.reviewing();
        Merge merge = merges.find(id, Officer.seen()).orElseThrow(NotFound::new);
        Mixed mixed = merges.mixed(merge);
        Instant until = merge.undoneAt() == null ? clock.instant() : merge.undoneAt();
        List<LoggedEntry> entries = trail.aboutBoth(merge.merged(), merge.survivor(), merge.at(), until, MOST + 1);
        List<Exposure> exposures = entries.stream()
                .limit(MOST)
                .map(entry -> new Exposure(entry, among(entry, mixed.ofMerged()), among(entry, mixed.ofSurvivor())))
                .filter(exposure ->
                        !exposure.ofMerged().isEmpty() || !exposure.ofSurvivor().isEmpty())
                .toList();
        return new Seen(MergeSummary.of(merge), exposures, entries.size() > MOST);
    }

    private static List<String> among(LoggedEntry entry, Set<String> held) {
        return entry.attributes().stream().filter(held::contains).toList();
    }
}
