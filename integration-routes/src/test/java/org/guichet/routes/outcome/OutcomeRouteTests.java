package org.guichet.routes.outcome;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.guichet.catalog.application.ApplicationState;
import org.guichet.catalog.application.Deciding;
import org.guichet.catalog.dispatch.Inbox;
import org.guichet.catalog.dispatch.InboxMessage;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomeRouteTests {
    private static final InboxMessage MESSAGE = new InboxMessage(
            new UUID(0, 9),
            "oas",
            "outcome",
            "outcome-1",
            """
            {"applicationId":"00000000-0000-0000-0000-000000000001","outcome":"REFUSED",
             "explanation":{"en":"No.","fr":"Non."},"law":"OAS Act, s. 12"}""".getBytes(StandardCharsets.UTF_8),
            "signature",
            Instant.EPOCH,
            1);

    private final Inbox inbox = mock();
    private final Programmes programmes = mock();
    private final Programme oas = mock();
    private final Deciding deciding = mock();
    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        given(inbox.claim(eq("outcome"), anyInt(), anyString())).willReturn(List.of(MESSAGE));
        given(programmes.find("oas")).willReturn(Optional.of(oas));
        given(oas.hasSigned(MESSAGE.body(), "signature")).willReturn(true);
        given(deciding.record(any())).willReturn(ApplicationState.REFUSED);
        willAnswer(call -> {
                    call.<Runnable>getArgument(1).run();
                    return null;
                })
                .given(inbox)
                .settle(any(), any());
        camel.addRoutes(new Policy());
        camel.addRoutes(
                new OutcomeRoute(new OutcomeDuty(inbox, programmes, deciding, new OutcomeTranslator()), "direct:tick"));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void recordsADecisionWhileSettlingItsMessage() {
        tick();

        verify(inbox).settle(eq(MESSAGE), any());
        verify(deciding).record(any());
    }

    @Test
    void rejectsWhatTheProgrammeHasNotSigned() {
        given(oas.hasSigned(MESSAGE.body(), "signature")).willReturn(false);

        tick();

        verify(inbox).reject(MESSAGE, "signature-not-valid");
        verify(deciding, never()).record(any());
    }

    @Test
    void rejectsADecisionOnAnApplicationNobodyKnows() {
        given(deciding.record(any())).willThrow(new NotFound());

        tick();

        verify(inbox).reject(MESSAGE, "unknown-application");
    }

    @Test
    void rejectsADecisionThatComesTooLateWithThePresentState() {
        given(deciding.record(any())).willThrow(new StateChanged("WITHDRAWN"));

        tick();

        verify(inbox).reject(MESSAGE, "state:WITHDRAWN");
    }

    @Test
    void putsOffWhatFailsOnOurSide() {
        given(deciding.record(any())).willThrow(new IllegalStateException("the database is away"));

        tick();

        verify(inbox).postpone(MESSAGE, "not-recorded");
    }

    private void tick() {
        camel.createProducerTemplate().sendBody("direct:tick", "");
    }

    /** As the delivery policy does: what fails is reported where the exchange says. */
    private static final class Policy extends RouteConfigurationBuilder {
        @Override
        public void configuration() {
            routeConfiguration().onException(Exception.class).handled(true).toD("${exchangeProperty.reportFailureTo}");
        }
    }
}
