package org.guichet.routes.outcome;

import java.util.List;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.guichet.catalog.application.Deciding;
import org.guichet.catalog.application.Decision;
import org.guichet.catalog.dispatch.Inbox;
import org.guichet.catalog.dispatch.InboxMessage;
import org.guichet.catalog.dispatch.LeaseLost;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The duty of recording what programmes decided. */
@Component
class OutcomeDuty {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeDuty.class);
    private static final String KIND = "outcome";
    private static final int AT_ONCE = 20;
    private static final Errand ERRAND = Errand.of(
            new Actor.Duty("record-outcomes", "delivery-officer", "privacy-act-8-2-a").forSealedToo(),
            "benefit-administration");

    private final Inbox inbox;
    private final Programmes programmes;
    private final Deciding deciding;
    private final OutcomeTranslator translator;
    private final String worker =
            ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);

    OutcomeDuty(Inbox inbox, Programmes programmes, Deciding deciding, OutcomeTranslator translator) {
        this.inbox = inbox;
        this.programmes = programmes;
        this.deciding = deciding;
        this.translator = translator;
    }

    public List<InboxMessage> claim() {
        return Acting.as(ERRAND, () -> inbox.claim(KIND, AT_ONCE, worker));
    }

    /** Records the decision and settles the message, in one transaction. */
    public void record(@Body InboxMessage message) {
        boolean signed = programmes
                .find(message.programme())
                .filter(programme -> programme.hasSigned(message.body(), message.signature()))
                .isPresent();
        if (!signed) {
            reject(message, "signature-not-valid");
            return;
        }
        Decision decision = translator.decision(message);
        Acting.run(ERRAND, () -> inbox.settle(message, () -> deciding.record(decision)));
        LOG.atInfo()
                .addKeyValue("message", message.id())
                .addKeyValue("application", decision.applicationId())
                .log("A programme's decision was recorded");
    }

    /** What cannot be applied now or ever is listed with its reason; what is our fault is tried again, and again. */
    public void fail(
            @ExchangeProperty(OutcomeRoute.MESSAGE) InboxMessage message, @ExchangeException Exception exception) {
        switch (exception) {
            case UnreadableOutcome e -> reject(message, e.reason());
            case NotFound e -> reject(message, "unknown-application");
            case StateChanged e -> reject(message, "state:" + e.currentState());
            case LeaseLost e ->
                LOG.atWarn().addKeyValue("message", message.id()).log("Another worker has taken over a message");
            default -> {
                LOG.atWarn()
                        .addKeyValue("message", message.id())
                        .setCause(exception)
                        .log("A programme's answer was put off");
                Acting.run(ERRAND, () -> inbox.postpone(message, "not-recorded"));
            }
        }
    }

    private void reject(InboxMessage message, String reason) {
        Acting.run(ERRAND, () -> inbox.reject(message, reason));
        LOG.atWarn()
                .addKeyValue("message", message.id())
                .addKeyValue("programme", message.programme())
                .addKeyValue("reason", reason)
                .log("A programme's answer cannot be applied");
    }
}
