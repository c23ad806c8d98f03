package org.guichet.catalog.telling;

import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The duty of telling of corrections: on any node, a few at a time, until nothing is due. */
@Component
class CorrectionDuty {
    private static final Logger LOG = LoggerFactory.getLogger(CorrectionDuty.class);
    private static final Errand ERRAND = Errand.of(
            new Actor.Duty("tell-of-corrections", "privacy-officer", "privacy-act-12-2").forSealedToo(),
            CorrectionNotices.PURPOSE);

    private final CorrectionNotices notices;

    CorrectionDuty(CorrectionNotices notices) {
        this.notices = notices;
    }

    @Scheduled(fixedDelayString = "${guichet.telling.interval:PT1S}")
    void tell() {
        int told;
        do {
            told = Acting.as(ERRAND, notices::tellDue);
            if (told > 0) {
                LOG.atInfo().addKeyValue("corrections", told).log("Recipients are told of corrections");
            }
        } while (told > 0);
    }
}
