package org.guichet.registry.vigilance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The duty that reads what was added to the sealed log, once, and judges the looks of staff a day later. One node works at a
 * time, for a minute at most; the next run goes on where it stopped.
 */
@Component
class WatchDuty {
    private static final Duration AT_ONCE = Duration.ofMinutes(1);
    private static final Errand ERRAND = Errand.of(
            new Actor.Duty("watch-looks", "privacy-officer", "privacy-act-8-2-h-watch").forSealedToo(),
            "privacy-review");

    private final Taking taking;
    private final Settling settling;
    private final Clock clock;

    WatchDuty(Taking taking, Settling settling, Clock clock) {
        this.taking = taking;
        this.settling = settling;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${guichet.registry.vigilance.interval:PT1M}")
    void watch() {
        Acting.run(ERRAND, () -> {
            Instant stop = clock.instant().plus(AT_ONCE);
            Optional<Taking.Reached> reached = taking.next();
            while (reached.isPresent() && clock.instant().isBefore(stop)) {
                settle(reached.get().until(), stop);
                reached = reached.get().more() ? taking.next() : Optional.empty();
            }
        });
    }

    private void settle(Instant until, Instant stop) {
        int some = 1;
        while (some > 0 && clock.instant().isBefore(stop)) {
            some = settling.next(until);
        }
    }
}
