package org.guichet.registry.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.audit.LastLooks;
import org.guichet.registry.client.ClientIds;
import org.guichet.registry.holding.HeldClients;
import org.guichet.registry.holding.Keeping;
import org.guichet.registry.retention.DisposalRows.Candidate;
import org.guichet.registry.retention.DisposalRows.Place;
import org.springframework.stereotype.Component;

/**
 * What is over its period, and what of it must stay all the same: what is held, and what was used to decide something
 * less than two years ago, whatever its rule says (Privacy Regulations, s. 4).
 */
@Component
class Overdue {
    private final DisposalRows rows;
    private final HoldRows holds;
    private final List<HeldClients> holders;
    private final Lately lately;
    private final LegalDay day;

    Overdue(DisposalRows rows, HoldRows holds, List<HeldClients> holders, Lately lately, LegalDay day) {
        this.rows = rows;
        this.holds = holds;
        this.holders = List.copyOf(holders);
        this.lately = lately;
        this.day = day;
    }

    /** Who is the same client, and what was looked at of her. */
    @Component
    record Lately(ClientIds ids, LastLooks looks) {}

    /**
     * Some that are over their period, and those among them that may go.
     *
     * @param found in their order, at most as many as were asked for
     */
    record Sorted(List<Candidate> found, Set<Candidate> held, Set<Candidate> usedLately, Instant before) {
        List<Candidate> free() {
            return found.stream()
                    .filter(one -> !held.contains(one) && !usedLately.contains(one))
                    .toList();
        }
    }

    /** Whether a hold on the kind, or on everything, stops it altogether. */
    boolean stopped(Keeping kind) {
        return holds.standsFor(kind.code());
    }

    /** @param after where the last ones ended */
    Sorted next(Keeping kind, RetentionRule rule, Place after, int most) {
        LocalDate today = day.today();
        Instant before = startOf(rule.before(today));
        List<Candidate> found = rows.candidates(kind, before, after, most);
        Set<UUID> clients =
                found.stream().map(Candidate::client).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<UUID, Set<UUID>> same = lately.ids().sameAs(clients);
        Set<UUID> ids = new HashSet<>();
        same.values().forEach(ids::addAll);
        Set<Candidate> held =
                holds.standsFor(kind.code()) ? Set.copyOf(found) : among(found, same, holding(ids)::contains);
        Set<UUID> used = kind.administrative()
                ? lately.looks().since(startOf(today.minus(RetentionPeriod.AFTER_LAST_USE)), kind.attribute(), ids)
                : Set.of();
        Set<Candidate> usedLately = new HashSet<>(among(found, same, used::contains));
        usedLately.removeAll(held);
        return new Sorted(found, held, usedLately, before);
    }

    Due count(Keeping kind, RetentionRule rule) {
        Sorted some = next(kind, rule, Place.FIRST, Due.MOST_COUNTED);
        return new Due(
                some.found().size(), some.held().size(), some.usedLately().size());
    }

    private Set<UUID> holding(Set<UUID> ids) {
        Set<UUID> held = new HashSet<>();
        if (!ids.isEmpty()) {
            holders.forEach(holder -> held.addAll(holder.held(ids)));
        }
        return held;
    }

    /** Whatever leads to a client of whom this is so, under whichever of her ids. */
    private static Set<Candidate> among(List<Candidate> found, Map<UUID, Set<UUID>> same, Predicate<UUID> so) {
        return found.stream()
                .filter(one -> one.client() != null
                        && same.getOrDefault(one.client(), Set.of()).stream().anyMatch(so))
                .collect(Collectors.toSet());
    }

    private Instant startOf(LocalDate date) {
        return date.atStartOfDay(day.zone()).toInstant();
    }
}
