package org.guichet.registry.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Once;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.Reading;
import org.guichet.registry.holding.Standstill;
import org.guichet.registry.retention.HoldReading.Said;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the privacy office holds: while it stands, nothing it covers is disposed of. A client can see in her ledger that her
 * things are held, and that it was read why.
 */
@Component
public class RetentionHolds {
    private static final int LONGEST_PAGE = 100;

    private final HoldRows rows;
    private final HoldReading reading;
    private final HoldLog log;
    private final Once once;
    private final Turn turn;

    RetentionHolds(HoldRows rows, HoldReading reading, HoldLog log, Once once, Turn turn) {
        this.rows = rows;
        this.reading = reading;
        this.log = log;
        this.once = once;
        this.turn = turn;
    }

    /** The standstill, and the day it is. */
    @Component
    record Turn(Standstill standstill, LegalDay day) {}

    /** One page, the newest first, with how many there are in all, and the day by which some are due for review. */
    public record Page(List<Hold> items, @Nullable UUID next, long total, LocalDate today) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * Holds what a client has here, or a kind, or everything. A batch being disposed of at this moment is waited for; from
     * then on nothing that is held is disposed of.
     *
     * @throws org.guichet.registry.client.InvalidInput naming every wrong field; {@code client} also where there is none for
     *     whoever acts
     */
    @Transactional
    public Hold place(HoldDraft draft) {
        Errand errand = officer();
        Reading fields = new Reading(turn.day().today());
        Said said = reading.said(draft, fields, errand);
        fields.refuse();
        UUID id = Ids.next(turn.day().clock());
        Optional<String> earlier = once.claim("place-retention-hold", id.toString());
        if (earlier.isPresent()) {
            return found(UUID.fromString(earlier.get()), errand).opened().hold();
        }
        turn.standstill().toHold();
        rows.insert(said.hold(id, turn.day().clock().instant(), errand.actor().id()), said.clients(), said.reason());
        log.changed(said.clients());
        return found(id, errand).opened().hold();
    }

    /**
     * Releases a hold: what it alone covered is disposed of at the next run.
     *
     * @throws org.guichet.registry.client.InvalidInput where no reason is given
     * @throws NotFound where there is none for whoever acts
     * @throws StateChanged where it was released before
     */
    @Transactional
    public Hold release(UUID id, @Nullable String reason) {
        Errand errand = officer();
        Reading fields = new Reading(turn.day().today());
        String why = fields.text("reason", reason, Reading.SHORT);
        fields.refuse();
        rows.lock(id);
        HoldRows.Row row = found(id, errand);
        if (once.claim("release-retention-hold", id.toString()).isPresent()) {
            return row.opened().hold();
        }
        if (!row.opened().hold().stands()) {
            throw new StateChanged("RELEASED");
        }
        rows.release(id, why, errand.actor().id(), turn.day().clock().instant());
        log.changed(row.clients());
        return found(id, errand).opened().hold();
    }

    /**
     * Opens why: a look that stands in the client's ledger.
     *
     * @throws NotFound where there is none for whoever acts
     */
    @Transactional
    public Hold.Opened open(UUID id) {
        HoldRows.Row row = found(id, officer());
        log.read(row.clients());
        return row.opened();
    }

    /**
     * One page. That it was asked for is an entry of the log: it says of whom things are held.
     *
     * @param standing only those that stand
     */
    @Transactional
    public Page list(boolean standing, @Nullable UUID cursor, int limit) {
        boolean sealed = officer().cleared();
        log.read(List.of());
        int size = Math.clamp(limit, 1, LONGEST_PAGE);
        List<Hold> found = rows.list(standing, sealed, cursor, size + 1);
        boolean more = found.size() > size;
        List<Hold> items = more ? found.subList(0, size) : found;
        return new Page(
                items,
                more ? items.getLast().id() : null,
                rows.count(standing, sealed),
                turn.day().today());
    }

    private HoldRows.Row found(UUID id, Errand errand) {
        return rows.find(id, errand.cleared()).orElseThrow(NotFound::new);
    }

    private static Errand officer() {
        Errand errand = Acting.errand();
        if (!errand.hasRole(Role.PRIVACY_OFFICER)) {
            throw new NotGranted();
        }
        return errand;
    }
}
