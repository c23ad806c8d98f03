package org.guichet.routes.lifeevent;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.guichet.catalog.dispatch.Inbox;
import org.guichet.catalog.dispatch.InboxMessage;
import org.guichet.catalog.dispatch.LeaseLost;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotYet;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.registration.unattended.LifeEvent;
import org.guichet.registry.registration.unattended.Reporting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The duty of taking what programmes tell of people; what is entered is entered as the programme. */
@Component
class LifeEventDuty {
    private static final Logger LOG = LoggerFactory.getLogger(LifeEventDuty.class);
    private static final String KIND = "life-event";
    private static final int AT_ONCE = 20;
    private static final int MOST_FIELDS = 5;
    private static final Errand ERRAND =
            Errand.of(new Actor.Duty("take-life-events", "registrar", "desda-34-1"), "registration");

    private final Inbox inbox;
    private final Programmes programmes;
    private final Reporting reporting;
    private final LifeEventTranslator translator;
    private final String worker =
            ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);

    LifeEventDuty(Inbox inbox, Programmes programmes, Reporting reporting, LifeEventTranslator translator) {
        this.inbox = inbox;
        this.programmes = programmes;
        this.reporting = reporting;
        this.translator = translator;
    }

    public List<InboxMessage> claim() {
        return Acting.as(ERRAND, () -> inbox.claim(KIND, AT_ONCE, worker));
    }

    /** Enters what is told and settles the message, in one transaction. */
    public void record(@Body InboxMessage message) {
        boolean signed = programmes
                .find(message.programme())
                .filter(programme -> programme.hasSigned(message.body(), message.signature()))
                .isPresent();
        if (!signed) {
            reject(message, "signature-not-valid");
            return;
        }
        LifeEvent event = translator.event(message);
        Acting.run(errandOf(message), () -> inbox.settle(message, () -> reporting.report(event)));
        LOG.atInfo()
                .addKeyValue("message", message.id())
                .addKeyValue("programme", message.programme())
                .log("What a programme told of a person was entered");
    }

    /** What cannot be applied now or ever is listed with its reason; what is our fault is tried again, and again. */
    public void fail(
            @ExchangeProperty(LifeEventRoute.MESSAGE) InboxMessage message, @ExchangeException Exception exception) {
        switch (exception) {
            case UnreadableLifeEvent e -> reject(message, e.reason());
            case InvalidInput e -> reject(message, "invalid:" + fields(e));
            case DisclosureRefused e
            when e.reason() != Reason.GROUNDS_UNREADABLE ->
                reject(message, "refused:" + e.reason().code());
            case NotYet e -> {
                LOG.atInfo()
                        .addKeyValue("message", message.id())
                        .addKeyValue("reason", e.reason())
                        .log("What a programme told of a person is taken later");
                Acting.run(ERRAND, () -> inbox.putOff(message, e.reason()));
            }
            case LeaseLost e ->
                LOG.atWarn().addKeyValue("message", message.id()).log("Another worker has taken over a message");
            default -> {
                LOG.atWarn()
                        .addKeyValue("message", message.id())
                        .setCause(exception)
                        .log("What a programme told of a person was put off");
                Acting.run(ERRAND, () -> inbox.postpone(message, "not-recorded"));
            }
        }
    }

    /** Signed by the programme, and signed in as it: nobody is surer of herself. */
    private static Errand errandOf(InboxMessage message) {
        return new Errand(
                new Actor.Programme(message.programme()), null, "PARTNER", null, "registration", Assurance.HIGH, null);
    }

    private static String fields(InvalidInput invalid) {
        return invalid.wrong().stream()
                .limit(MOST_FIELDS)
                .map(wrong -> wrong.field() + " " + wrong.messageKey())
                .collect(Collectors.joining(", "));
    }

    private void reject(InboxMessage message, String reason) {
        Acting.run(ERRAND, () -> inbox.reject(message, reason));
        LOG.atWarn()
                .addKeyValue("message", message.id())
                .addKeyValue("programme", message.programme())
                .addKeyValue("reason", reason)
                .log("What a programme told of a person cannot be entered");
    }
}
