package org.guichet.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.guichet.catalog.dispatch.ClaimedDispatch;
import org.guichet.catalog.dispatch.Decision;
import org.guichet.catalog.dispatch.DispatchState;
import org.guichet.catalog.dispatch.Failure;
import org.guichet.catalog.dispatch.LeaseLost;
import org.guichet.catalog.dispatch.MessageSigning;
import org.guichet.catalog.dispatch.SendDecision;
import org.guichet.catalog.dispatch.Sending;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryRouteTests {
    private static final ClaimedDispatch CLAIMED = new ClaimedDispatch(
            new UUID(0, 1),
            "oas",
            "application",
            new ClientId(new UUID(0, 2)),
            new UUID(0, 3),
            "benefit-administration",
            Set.of("income.net"),
            1,
            7);

    private final Sending sending = mock();
    private final SendDecision decision = mock();
    private final MessageSigning signing = mock();
    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        given(signing.hasKey()).willReturn(true);
        given(sending.claimDue(eq("oas"), anyInt(), anyString())).willReturn(List.of(CLAIMED));
        given(sending.fail(any(), anyLong(), any())).willReturn(DispatchState.DUE);
        given(decision.decide(CLAIMED)).willAnswer(call -> {
            assertThat(Acting.errand().actor().id()).isEqualTo("deliver-dispatches");
            return new Decision.Permitted(CLAIMED, Map.of("applicationId", "a"));
        });
        DeliverySettings settings =
                new DeliverySettings(Map.of("oas", new DeliverySettings.Address("http://localhost", "direct:tick")));
        camel.addRoutes(new FailurePolicy());
        camel.addRoutes(new DeliveryRoute(new DeliveryDuty(sending, decision), settings, signing));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:deliver-oas").to("mock:programme").setBody(constant("OAS-1"));
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void confirmsWithTheReceiptWhatTheProgrammeTook() throws InterruptedException {
        programme().expectedMessageCount(1);

        tick();

        programme().assertIsSatisfied();
        verify(sending).confirm(CLAIMED.id(), 7, "OAS-1");
        verify(sending, never()).fail(any(), anyLong(), any());
    }

    @Test
    void reportsAProgrammeThatDoesNotAnswerAndConfirmsNothing() {
        programme().whenAnyExchangeReceived(exchange -> exchange.setException(new ConnectException()));

        tick();

        verify(sending).fail(CLAIMED.id(), 7, new Failure(Failure.Kind.SILENT, "no-answer"));
        verify(sending, never()).confirm(any(), anyLong(), any());
    }

    @Test
    void sendsNothingThatIsStoppedAtTheMomentOfSending() throws InterruptedException {
        willReturn(new Decision.Stopped(CLAIMED, "withheld:income.net"))
                .given(decision)
                .decide(CLAIMED);
        programme().expectedMessageCount(0);

        tick();

        programme().assertIsSatisfied();
        verify(sending, never()).confirm(any(), anyLong(), any());
        verify(sending, never()).fail(any(), anyLong(), any());
    }

    @Test
    void leavesToTheOtherWorkerWhatItHasTakenOver() throws InterruptedException {
        willThrow(new LeaseLost()).given(decision).decide(CLAIMED);
        programme().expectedMessageCount(0);

        tick();

        programme().assertIsSatisfied();
        verify(sending, never()).fail(any(), anyLong(), any());
    }

    @Test
    void goesOnAfterAFailureToClaim() {
        given(sending.claimDue(eq("oas"), anyInt(), anyString()))
                .willThrow(new IllegalStateException("the database is away"))
                .willReturn(List.of(CLAIMED));

        tick();
        tick();

        verify(sending).confirm(CLAIMED.id(), 7, "OAS-1");
    }

    private void tick() {
        camel.createProducerTemplate().sendBody("direct:tick", "");
    }

    private MockEndpoint programme() {
        return camel.getEndpoint("mock:programme", MockEndpoint.class);
    }
}
