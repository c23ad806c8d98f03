package org.guichet.catalog.dispatch;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientIds;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The outbox, for the rooms that have something to tell and the people who look after it. */
@Component
public class Dispatches {
    private static final String ATTRIBUTE = "deliveries";
    private static final int LONGEST_PAGE = 200;

    private final DispatchRows rows;
    private final AttemptRows attempts;
    private final Known known;
    private final ClientIds clients;
    private final Clock clock;

    Dispatches(DispatchRows rows, AttemptRows attempts, Known known, ClientIds clients, Clock clock) {
        this.rows = rows;
        this.attempts = attempts;
        this.known = known;
        this.clients = clients;
        this.clock = clock;
    }

    /** What a dispatch may be, and whom it may go to. */
    @Component
    record Known(DispatchKinds kinds, Programmes programmes) {}

    /** Writes what must be told into the outbox, in the caller's transaction: both commit, or neither. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID enqueue(NewDispatch dispatch) {
        Programme programme = known.programmes()
                .find(dispatch.programmeCode())
                .orElseThrow(() -> new IllegalArgumentException("No such programme: " + dispatch.programmeCode()));
        UUID id = Ids.next(clock);
        String authority = known.kinds().of(dispatch.kind()).authority(programme);
        rows.insert(id, dispatch, authority, clock.instant());
        return id;
    }

    /**
     * Stops whatever about it was not sent yet. A dispatch on its way when this is called may still arrive; if that
     * attempt fails, it is the last.
     *
     * @param reason a plain code, for example {@code application-withdrawn}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stop(UUID aboutId, String reason) {
        rows.stop(aboutId, reason);
    }

    /** The dispatches about one thing, oldest first; empty where the permit does not cover them. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public List<DispatchSummary> about(UUID aboutId, Permit permit) {
        return permit.covers(ATTRIBUTE) ? rows.about(aboutId, permit.clients()) : List.of();
    }

    /** Where dispatches are, by id, read at once; they name nobody. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public Map<UUID, DispatchSummary> find(Collection<UUID> ids) {
        return rows.all(ids.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(DispatchSummary::id, Function.identity()));
    }

    /** One page of all dispatches, or of those in one state, newest first. */
    @Transactional(readOnly = true)
    public DispatchPage list(@Nullable DispatchState state, int limit, @Nullable UUID cursor) {
        int size = Math.clamp(limit, 1, LONGEST_PAGE);
        UUID[] hidden = hidden();
        List<DispatchSummary> found = rows.page(state, size + 1, cursor, hidden);
        boolean more = found.size() > size;
        List<DispatchSummary> items = more ? found.subList(0, size) : found;
        return new DispatchPage(items, more ? items.getLast().id() : null, rows.count(state, hidden));
    }

    private UUID[] hidden() {
        Errand errand = Acting.errand();
        return clients.hidden(Seen.by(errand.cleared(), errand.self()));
    }

    /** Tries it again now, whatever it failed on; it is decided upon again, and sent with the same key. */
    @Transactional
    public DispatchSummary retry(UUID id) {
        UUID[] hidden = hidden();
        Optional<Long> fence = rows.replay(id, clock.instant(), hidden);
        DispatchSummary present = rows.find(id, hidden).orElseThrow(NotFound::new);
        if (fence.isEmpty()) {
            throw new StateChanged(present.state().name());
        }
        attempts.replayed(id, fence.get(), Acting.errand().actor().id(), clock.instant());
        return present;
    }
}
