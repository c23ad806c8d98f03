package org.guichet.routes.delivery;

import java.util.concurrent.ExecutorService;
import org.apache.camel.builder.RouteBuilder;
import org.guichet.catalog.dispatch.Decision;
import org.guichet.catalog.dispatch.MessageSigning;
import org.springframework.stereotype.Component;

/**
 * Takes due dispatches to {@code direct:deliver-<programme>}: one route for each programme with an address, so that a
 * slow one holds up no other.
 */
@Component
class DeliveryRoute extends RouteBuilder {
    static final String DISPATCH = "dispatch";
    static final int SENT_TOGETHER = 4;
    private static final int SECONDS_TO_FINISH = 15;

    private final DeliveryDuty duty;
    private final DeliverySettings settings;
    private final MessageSigning signing;

    DeliveryRoute(DeliveryDuty duty, DeliverySettings settings, MessageSigning signing) {
        this.duty = duty;
        this.settings = settings;
        this.signing = signing;
    }

    @Override
    public void configure() {
        getContext().getShutdownStrategy().setTimeout(SECONDS_TO_FINISH);
        if (signing.hasKey()) {
            settings.programmes().keySet().stream().filter(settings::reaches).forEach(this::deliverTo);
        }

        from("direct:send-dispatch")
                .routeId("send-dispatch")
                .setProperty(DISPATCH, body())
                .setProperty(FailurePolicy.REPORT_TO, constant("direct:dispatch-failed"))
                .bean(duty, "decide")
                .filter(body().isInstanceOf(Decision.Permitted.class))
                .toD("direct:deliver-${body.dispatch.recipient}")
                .bean(duty, "confirm");

        from("direct:dispatch-failed").routeId("report-a-failed-dispatch").bean(duty, "fail");
    }

    private void deliverTo(String programme) {
        ExecutorService senders = getContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "deliver-" + programme, SENT_TOGETHER);
        from(settings.due(programme))
                .routeId("take-due-dispatches-for-" + programme)
                .setBody(constant(programme))
                .bean(duty, "claim")
                .split(body())
                .executorService(senders)
                .to("direct:send-dispatch");
    }
}
