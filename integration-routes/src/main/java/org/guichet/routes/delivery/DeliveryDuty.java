package org.guichet.routes.delivery;

import java.util.List;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.guichet.catalog.dispatch.ClaimedDispatch;
import org.guichet.catalog.dispatch.Decision;
import org.guichet.catalog.dispatch.DispatchState;
import org.guichet.catalog.dispatch.Failure;
import org.guichet.catalog.dispatch.LeaseLost;
import org.guichet.catalog.dispatch.SendDecision;
import org.guichet.catalog.dispatch.Sending;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The duty of delivering: what a route does with a dispatch, each step under the duty's own errand. */
@Component
class DeliveryDuty {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryDuty.class);
    private static final int AT_ONCE = 20;
    private static final Errand ERRAND = Errand.of(
            new Actor.Duty("deliver-dispatches", "delivery-officer", "privacy-act-8-2-a").forSealedToo(),
            "benefit-administration");

    private final Sending sending;
    private final SendDecision decision;
    private final String worker =
            ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);

    DeliveryDuty(Sending sending, SendDecision decision) {
        this.sending = sending;
        this.decision = decision;
    }

    public List<ClaimedDispatch> claim(String programme) {
        return Acting.as(ERRAND, () -> sending.claimDue(programme, AT_ONCE, worker));
    }

    public Decision decide(@Body ClaimedDispatch claimed) {
        Decision decided = Acting.as(ERRAND, () -> decision.decide(claimed));
        if (decided instanceof Decision.Stopped stopped) {
            LOG.atInfo()
                    .addKeyValue("dispatch", claimed.id())
                    .addKeyValue("reason", stopped.reason())
                    .log("A dispatch was stopped: it may no longer be sent");
        }
        return decided;
    }

    public void confirm(@ExchangeProperty(DeliveryRoute.DISPATCH) ClaimedDispatch claimed, @Body String receipt) {
        Acting.run(ERRAND, () -> sending.confirm(claimed.id(), claimed.fence(), receipt));
        LOG.atInfo()
                .addKeyValue("dispatch", claimed.id())
                .addKeyValue("programme", claimed.recipient())
                .log("A programme has a dispatch");
    }

    public void fail(
            @ExchangeProperty(DeliveryRoute.DISPATCH) ClaimedDispatch claimed, @ExchangeException Exception exception) {
        if (exception instanceof LeaseLost) {
            LOG.atWarn().addKeyValue("dispatch", claimed.id()).log("Another worker has taken over a dispatch");
            return;
        }
        Failure failure = Failures.of(exception);
        DispatchState state = Acting.as(ERRAND, () -> sending.fail(claimed.id(), claimed.fence(), failure));
        LOG.atWarn()
                .addKeyValue("dispatch", claimed.id())
                .addKeyValue("programme", claimed.recipient())
                .addKeyValue("error", failure.code())
                .addKeyValue("state", state)
                .setCause(defect(failure, exception))
                .log("A dispatch did not get through");
    }

    /** The cause is worth a trace only where the fault is our own. */
    private static @Nullable Exception defect(Failure failure, Exception exception) {
        return failure.kind() == Failure.Kind.OURS ? exception : null;
    }
}
