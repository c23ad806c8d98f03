package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aPartner;
import static org.guichet.channel.security.Tokens.aSupervisor;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.mockito.BDDMockito.given;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.dispatch.DispatchPage;
import org.guichet.catalog.dispatch.DispatchState;
import org.guichet.catalog.dispatch.DispatchSummary;
import org.guichet.catalog.dispatch.Dispatches;
import org.guichet.registry.client.StateChanged;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ApiSlice(DeliveryController.class)
class DeliveryControllerTests {
    private static final UUID ID = new UUID(0, 1);
    private static final DispatchSummary DEAD = new DispatchSummary(
            ID, "oas", "application", new UUID(0, 2), DispatchState.DEAD, 1, null, "http-422", Instant.EPOCH, null);

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Dispatches dispatches;

    @Test
    void listsDeliveriesInOneStateByIdAlone() {
        given(dispatches.list(DispatchState.DEAD, 50, null)).willReturn(new DispatchPage(List.of(DEAD), null, 1));

        assertThat(mvc.get()
                        .uri("/api/v1/deliveries?state=DEAD")
                        .with(aSupervisor())
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("\"lastError\":\"http-422\"", "\"total\":1", ID.toString())
                .doesNotContain("client");
    }

    @Test
    void namesAStateThereIsNot() {
        assertThat(mvc.get()
                        .uri("/api/v1/deliveries?state=LOST")
                        .with(aSupervisor())
                        .exchange())
                .hasStatus(400)
                .bodyText()
                .contains("state");
    }

    @Test
    void aSupervisorRetries() {
        given(dispatches.retry(ID)).willReturn(DEAD);

        assertThat(mvc.post()
                        .uri("/api/v1/deliveries/" + ID + "/retry")
                        .with(aSupervisor())
                        .exchange())
                .hasStatusOk();
    }

    @Test
    void tellsThePresentStateOfWhatCannotBeRetried() {
        given(dispatches.retry(ID)).willThrow(new StateChanged("CONFIRMED"));

        assertThat(mvc.post()
                        .uri("/api/v1/deliveries/" + ID + "/retry")
                        .with(aSupervisor())
                        .exchange())
                .hasStatus(409)
                .bodyText()
                .contains("CONFIRMED");
    }

    @Test
    void isNotForEverybody() {
        assertThat(mvc.get().uri("/api/v1/deliveries").exchange()).hasStatus(401);
        assertThat(mvc.get()
                        .uri("/api/v1/deliveries")
                        .with(marie(new UUID(0, 3)))
                        .exchange())
                .hasStatus(403);
        assertThat(mvc.get().uri("/api/v1/deliveries").with(aPartner()).exchange())
                .hasStatus(403);
        assertThat(mvc.post()
                        .uri("/api/v1/deliveries/" + ID + "/retry")
                        .with(anAgent())
                        .exchange())
                .hasStatus(403);
    }
}
