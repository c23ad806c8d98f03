package org.guichet.registry.auditpack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The duty of making audit packs, one at a time and point by point, and of deleting those that were kept long enough. */
@Component
class PackDuty {
    private static final Logger LOG = LoggerFactory.getLogger(PackDuty.class);
    private static final Errand ERRAND = Errand.of(
            new Actor.Duty("make-audit-packs", "privacy-officer", "privacy-act-8-1").forSealedToo(), "privacy-review");

    private final PackMaking making;
    private final Clock clock;

    PackDuty(PackMaking making, Clock clock) {
        this.making = making;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${guichet.audit-packs.interval:PT5S}")
    void make() {
        Acting.run(ERRAND, () -> {
            making.tidy();
            Optional<AuditPack> next = making.take();
            while (next.isPresent()) {
                make(next.get());
                next = making.take();
            }
        });
    }

    private void make(AuditPack pack) {
        Instant begun = clock.instant();
        for (PackPoint point : PackPoint.values()) {
            making.make(pack, point);
        }
        if (!making.finish(pack)) {
            LOG.atWarn()
                    .addKeyValue("pack", pack.id())
                    .log(
                            "An audit pack was not finished here: another node finished it, or it is not whole and made again");
            return;
        }
        LOG.atInfo()
                .addKeyValue("pack", pack.id())
                .addKeyValue("seconds", Duration.between(begun, clock.instant()).toSeconds())
                .log("An audit pack is made");
    }
}
