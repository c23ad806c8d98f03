package org.guichet.registry.retention;

import java.util.Optional;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.holding.Keeping;
import org.guichet.registry.retention.DisposalRows.Place;
import org.guichet.registry.retention.Disposing.Run;
import org.guichet.registry.retention.Disposing.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The duty of disposing of what is over its period: every night, kind by kind and batch by batch, the oldest first. Each
 * batch is a transaction of its own, and only one is disposed of at a time, on whichever node: whatever ends it, what is
 * left is found again the next night.
 */
@Component
class DisposalDuty {
    static final int BATCH = 200;
    private static final Logger LOG = LoggerFactory.getLogger(DisposalDuty.class);
    private static final Errand ERRAND = Errand.of(
            new Actor.Duty("dispose-records", "privacy-officer", "privacy-act-6-3").forSealedToo(), Disposing.PURPOSE);

    private final Kinds kinds;
    private final Disposing disposing;

    DisposalDuty(Kinds kinds, Disposing disposing) {
        this.kinds = kinds;
        this.disposing = disposing;
    }

    @Scheduled(cron = "${guichet.retention.schedule:0 40 5 * * *}", zone = "UTC")
    void dispose() {
        Acting.run(ERRAND, () -> kinds.all().forEach(this::dispose));
    }

    /** One kind that cannot be disposed of keeps none of the others from it. */
    private void dispose(Keeping kind) {
        try {
            disposing.begin(kind).ifPresent(this::dispose);
        } catch (RuntimeException failed) {
            LOG.atError()
                    .addKeyValue("kind", kind.code())
                    .setCause(failed)
                    .log("Disposal stopped and goes on at the next run");
        }
    }

    private void dispose(Run run) {
        int items = 0;
        Optional<Place> next = Optional.of(Place.FIRST);
        while (next.isPresent()) {
            Step step = disposing.next(run, next.get(), BATCH);
            items += step.items();
            next = step.next();
        }
        if (items > 0) {
            LOG.atInfo()
                    .addKeyValue("kind", run.kind().code())
                    .addKeyValue("run", run.id())
                    .addKeyValue("items", items)
                    .log("Records over their period were disposed of");
        }
    }
}
