package org.guichet.routes.outcome;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Takes programmes' outcomes from the inbox, oldest first, one after the other. */
@Component
class OutcomeRoute extends RouteBuilder {
    static final String MESSAGE = "message";

    private final OutcomeDuty duty;
    private final String due;

    OutcomeRoute(
            OutcomeDuty duty, @Value("${guichet.delivery.outcomes-due:timer:due-outcomes?period=500}") String due) {
        this.duty = duty;
        this.due = due;
    }

    @Override
    public void configure() {
        from(due)
                .routeId("take-outcomes-from-the-inbox")
                .bean(duty, "claim")
                .split(body())
                .to("direct:record-outcome");

        from("direct:record-outcome")
                .routeId("record-an-outcome")
                .setProperty(MESSAGE, body())
                .setProperty("reportFailureTo", constant("direct:outcome-failed"))
                .bean(duty, "record");

        from("direct:outcome-failed").routeId("report-a-failed-outcome").bean(duty, "fail");
    }
}
