package org.guichet.channel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.audit.LogFilter;
import org.guichet.registry.audit.LogVerification;
import org.guichet.registry.client.InvalidInput;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class AccessLogControllerTests {
    private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");
    private static final UUID CLIENT = new UUID(0, 1);

    private final AuditTrail trail = mock();
    private final LogVerification verification = mock();
    private final AccessLogController controller =
            new AccessLogController(trail, verification, mock(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void looksAtTheLastMonthUnlessTold() {
        given(trail.entries(any())).willReturn(new AuditTrail.Page(List.of(), null, 0));

        controller.entries(null, null, "REFUSAL", "agent", CLIENT, null, null, null, 50);

        ArgumentCaptor<LogFilter> asked = ArgumentCaptor.forClass(LogFilter.class);
        verify(trail).entries(asked.capture());
        assertThat(asked.getValue().to()).isAfter(NOW);
        assertThat(asked.getValue().from()).isBefore(NOW.minusSeconds(30L * 24 * 3600));
        assertThat(asked.getValue().kind()).isEqualTo(AccessEntry.Kind.REFUSAL);
        assertThat(asked.getValue().clientId()).isEqualTo(CLIENT);
    }

    @Test
    void refusesAKindThereIsNot() {
        assertThatThrownBy(() -> controller.entries(null, null, "GLANCE", null, null, null, null, null, 50))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void refusesAPageWithoutEnd() {
        assertThatThrownBy(() -> controller.entries(null, null, null, null, null, null, null, null, 100_000))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void tellsWhatDoesNotHold() {
        LogVerification.Fault fault = new LogVerification.Fault(3, LogVerification.Fault.Kind.ENTRY_CHANGED);
        given(verification.verify()).willReturn(new LogVerification.Report(4, 40, 2, "ab", List.of(fault), 7));

        assertThat(controller.verify().intact()).isFalse();
        assertThat(controller.verify().faults()).containsExactly(fault);
        assertThat(controller.verify().more()).isEqualTo(7);
    }
}
