package org.guichet.registry.consent;

import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The duty of recording what has expired: on any node, some at a time, until nothing is due. */
@Component
class ExpiryDuty {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryDuty.class);
    private static final Errand ERRAND = Errand.of(
            new Actor.Duty("expire-consents", "privacy-officer", "privacy-act-8-1").forSealedToo(), "registration");

    private final Consents consents;

    ExpiryDuty(Consents consents) {
        this.consents = consents;
    }

    @Scheduled(fixedDelayString = "${guichet.registry.consent-expiry.interval:PT1M}")
    void expire() {
        int expired;
        do {
            expired = Acting.as(ERRAND, consents::expireDue);
            if (expired > 0) {
                LOG.atInfo().addKeyValue("consents", expired).log("Consents have expired");
            }
        } while (expired > 0);
    }
}
