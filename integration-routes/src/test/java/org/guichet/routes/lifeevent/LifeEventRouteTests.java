package org.guichet.routes.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.guichet.catalog.dispatch.Inbox;
import org.guichet.catalog.dispatch.InboxMessage;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotYet;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.registration.unattended.Reported;
import org.guichet.registry.registration.unattended.Reporting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifeEventRouteTests {
    private static final InboxMessage MESSAGE = new InboxMessage(
            new UUID(0, 9),
            "oas",
            "life-event",
            "event-1",
            """
            {"event":"death","occurredOn":"2026-01-01","collectedAt":"2026-01-05T10:42:00Z",
             "person":{"reference":"88-1","facts":[{"attribute":"givenName","value":"Unlike"}]},
             "facts":[{"attribute":"dateOfDeath","value":"2026-01-01"}]}""".getBytes(StandardCharsets.UTF_8),
            "signature",
            Instant.EPOCH,
            1);

    private final Inbox inbox = mock();
    private final Programmes programmes = mock();
    private final Programme oas = mock();
    private final Reporting reporting = mock();
    private final List<Errand> errands = new ArrayList<>();
    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        given(inbox.claim(eq("life-event"), anyInt(), anyString())).willReturn(List.of(MESSAGE));
        given(programmes.find("oas")).willReturn(Optional.of(oas));
        given(oas.hasSigned(MESSAGE.body(), "signature")).willReturn(true);
        willAnswer(call -> {
                    errands.add(Acting.errand());
                    return new Reported.Entered(new ClientId(new UUID(0, 1)));
                })
                .given(reporting)
                .report(any());
        willAnswer(call -> {
                    call.<Runnable>getArgument(1).run();
                    return null;
                })
                .given(inbox)
                .settle(any(), any());
        camel.addRoutes(new Policy());
        camel.addRoutes(new LifeEventRoute(
                new LifeEventDuty(inbox, programmes, reporting, new LifeEventTranslator()), "direct:tick"));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void entersWhatIsToldAsTheProgrammeWhileSettlingItsMessage() {
        tick();

        verify(inbox).settle(eq(MESSAGE), any());
        assertThat(errands).extracting(Errand::actor).containsExactly(new Actor.Programme("oas"));
        assertThat(errands).extracting(Errand::purpose).containsExactly("registration");
    }

    @Test
    void rejectsWhatTheProgrammeHasNotSigned() {
        given(oas.hasSigned(MESSAGE.body(), "signature")).willReturn(false);

        tick();

        verify(inbox).reject(MESSAGE, "signature-not-valid");
        verify(reporting, never()).report(any());
    }

    @Test
    void rejectsWhatIsWrongNamingTheFields() {
        willThrow(new InvalidInput(
                        List.of(Wrong.of("event", "input.code", "birth"), Wrong.of("facts[0].value", "input.date"))))
                .given(reporting)
                .report(any());

        tick();

        verify(inbox).reject(MESSAGE, "invalid:event input.code, facts[0].value input.date");
    }

    @Test
    void rejectsWhatTheProgrammeIsNotGranted() {
        willThrow(new DisclosureRefused(new UUID(0, 5), Reason.NOT_GRANTED))
                .given(reporting)
                .report(any());

        tick();

        verify(inbox).reject(MESSAGE, "refused:not-granted");
    }

    @Test
    void putsOffWhatFailsOnOurSide() {
        willThrow(new IllegalStateException("the database is away"))
                .given(reporting)
                .report(any());

        tick();

        verify(inbox).postpone(MESSAGE, "not-recorded");
    }

    @Test
    void putsOffWhatItCouldNotReadTheGroundsOf() {
        willThrow(new DisclosureRefused(new UUID(0, 5), Reason.GROUNDS_UNREADABLE))
                .given(reporting)
                .report(any());

        tick();

        verify(inbox).postpone(MESSAGE, "not-recorded");
    }

    @Test
    void takesLaterWhomItCouldNotFindYet() {
        willThrow(new NotYet("KEYS_ARE_DUE")).given(reporting).report(any());

        tick();

        verify(inbox).putOff(MESSAGE, "KEYS_ARE_DUE");
        verify(inbox, never()).postpone(any(), any());
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
