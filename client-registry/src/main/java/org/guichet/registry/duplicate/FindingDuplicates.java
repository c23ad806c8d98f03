package org.guichet.registry.duplicate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientUnsealed;
import org.guichet.registry.client.ClientsUnmerged;
import org.guichet.registry.client.FactsChanged;
import org.guichet.registry.duplicate.DuplicateReview.Path;
import org.guichet.registry.identity.Lookalikes;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The duty that compares whoever is new, or newly known by anything matching weighs, with everybody else of its kind,
 * and opens a review where two may be one. Whom a person told apart it leaves apart; it never merges. Whoever was just registered
 * is compared once more: two who register the same person at one moment do not see each other.
 */
@Component
public class FindingDuplicates {
    private static final int MOST = 200;
    private static final Duration AT_ONCE = Duration.ofMinutes(1);
    private static final Errand DUTY = Errand.of(
            new Actor.Duty("find-duplicates", "registrar", "identity-verification").forSealedToo(),
            "identity-verification");

    private final DueRows rows;
    private final ComparingDue comparing;
    private final Clock clock;

    FindingDuplicates(DueRows rows, ComparingDue comparing, Clock clock) {
        this.rows = rows;
        this.comparing = comparing;
        this.clock = clock;
    }

    /** Writes a row for the duty, in the transaction of the change. */
    @EventListener
    void hear(FactsChanged changed) {
        if (changed.attributes().stream().anyMatch(Lookalikes::compares)) {
            rows.due(changed.client(), path(Acting.errand().actor()));
        }
    }

    /** What either was taken for while merged is no longer so: both are compared again. */
    @EventListener
    void hear(ClientsUnmerged unmerged) {
        Path path = path(Acting.errand().actor());
        rows.due(unmerged.restored(), path);
        rows.due(unmerged.remaining(), path);
    }

    /** While she was sealed, nobody but those with the grant could decide about her. */
    @EventListener
    void hear(ClientUnsealed unsealed) {
        rows.due(unsealed.client(), path(Acting.errand().actor()));
    }

    /**
     * Compares all clients that are due, portion by portion, for a minute at most: other duties have their turn.
     *
     * @return how many reviews it opened
     */
    @Scheduled(fixedDelayString = "${guichet.registry.duplicates.interval:PT10S}")
    public int find() {
        Instant stop = clock.instant().plus(AT_ONCE);
        int opened = 0;
        int taken = MOST;
        while (taken > 0 && clock.instant().isBefore(stop)) {
            ComparingDue.Done done = Acting.as(DUTY, () -> comparing.next(MOST));
            opened += done.opened();
            taken = done.taken();
        }
        return opened;
    }

    private static Path path(Actor actor) {
        return switch (actor) {
            case Actor.Person person -> Path.DESK;
            case Actor.Client client -> Path.PORTAL;
            case Actor.Newcomer newcomer -> Path.PORTAL;
            case Actor.Duty duty -> Path.IMPORT;
            case Actor.Programme programme -> Path.PROGRAMME;
        };
    }
}
