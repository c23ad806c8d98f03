package org.guichet.routes.delivery;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/**
 * What every route does when something fails: no retry in memory, no dead letter in a queue. The failure is reported to
 * the room that keeps the work, which decides when it is due again.
 */
@Component
class FailurePolicy extends RouteConfigurationBuilder {
    /** Exchange property: the endpoint that reports failures of this piece of work. */
    static final String REPORT_TO = "reportFailureTo";

    @Override
    public void configuration() {
        routeConfiguration()
                .onException(Exception.class)
                .handled(true)
                .maximumRedeliveries(0)
                .logExhausted(false)
                .choice()
                .when(exchangeProperty(REPORT_TO).isNotNull())
                .toD("${exchangeProperty.reportFailureTo}")
                .otherwise()
                .log(LoggingLevel.WARN, "A route could not begin: ${exception.class.name}");
    }
}
