package org.guichet.routes.delivery;

import org.guichet.catalog.dispatch.MessageSigning;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says once, at the start, which programmes nothing is delivered to. */
@Component
class UnreachableProgrammes {
    private static final Logger LOG = LoggerFactory.getLogger(UnreachableProgrammes.class);

    private final Programmes programmes;
    private final DeliverySettings settings;
    private final MessageSigning signing;

    UnreachableProgrammes(Programmes programmes, DeliverySettings settings, MessageSigning signing) {
        this.programmes = programmes;
        this.settings = settings;
        this.signing = signing;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        if (!signing.hasKey()) {
            LOG.warn("Nothing is delivered to any programme: guichet.delivery.signing-key is not set");
            return;
        }
        programmes.all().stream()
                .filter(programme -> !settings.reaches(programme.code()))
                .forEach(UnreachableProgrammes::say);
    }

    private static void say(Programme programme) {
        LOG.atWarn()
                .addKeyValue("programme", programme.code())
                .addKeyValue("property", programme.endpointProperty())
                .log("A programme has no address; what it must be told waits");
    }
}
