package org.guichet.routes.lifeevent;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Takes what programmes tell of people from the inbox, oldest first, one after the other. */
@Component
class LifeEventRoute extends RouteBuilder {
    static final String MESSAGE = "message";

    private final LifeEventDuty duty;
    private final String due;

    LifeEventRoute(
            LifeEventDuty duty,
            @Value("${guichet.delivery.life-events-due:timer:due-life-events?period=500}") String due) {
        this.duty = duty;
        this.due = due;
    }

    @Override
    public void configure() {
        from(due)
                .routeId("take-life-events-from-the-inbox")
                .bean(duty, "claim")
                .split(body())
                .to("direct:record-life-event");

        from("direct:record-life-event")
                .routeId("record-a-life-event")
                .setProperty(MESSAGE, body())
                .setProperty("reportFailureTo", constant("direct:life-event-failed"))
                .bean(duty, "record");

        from("direct:life-event-failed").routeId("report-a-failed-life-event").bean(duty, "fail");
    }
}
