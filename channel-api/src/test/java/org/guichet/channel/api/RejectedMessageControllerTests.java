package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aPartner;
import static org.guichet.channel.security.Tokens.aProgramme;
import static org.guichet.channel.security.Tokens.aSupervisor;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.dispatch.RejectedMessage;
import org.guichet.catalog.dispatch.RejectedMessages;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ApiSlice(RejectedMessageController.class)
class RejectedMessageControllerTests {
    private static final String PATH = "/api/v1/deliveries/rejected-messages";
    private static final UUID ID = new UUID(0, 1);

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private RejectedMessages messages;

    @Test
    void listsWhatCannotBeAppliedByIdAndReasonAlone() {
        RejectedMessage message = new RejectedMessage(ID, "oas", "life-event", "refused:not-granted", Instant.EPOCH);
        given(messages.list(50, null)).willReturn(new RejectedMessages.Page(List.of(message), null, 1));

        assertThat(mvc.get().uri(PATH).with(anAgent()).exchange())
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"items":[{"id":"00000000-0000-0000-0000-000000000001","programme":"oas","kind":"life-event",
                          "reason":"refused:not-granted","receivedAt":"1970-01-01T00:00:00Z"}],"next":null,"total":1}""");
    }

    @Test
    void aSupervisorHasItTriedAgain() {
        assertThat(mvc.post()
                        .uri(PATH + "/" + ID + "/retry")
                        .with(aSupervisor())
                        .exchange())
                .hasStatus(202);
        verify(messages).retry(ID);
    }

    @Test
    void tellsWhatIsNotThereAndWhatIsNoLongerRejected() {
        willThrow(new NotFound()).given(messages).retry(ID);
        assertThat(mvc.post()
                        .uri(PATH + "/" + ID + "/retry")
                        .with(aSupervisor())
                        .exchange())
                .hasStatus(404);
        willThrow(new StateChanged("SETTLED")).given(messages).retry(ID);
        assertThat(mvc.post()
                        .uri(PATH + "/" + ID + "/retry")
                        .with(aSupervisor())
                        .exchange())
                .hasStatus(409)
                .bodyText()
                .contains("SETTLED");
    }

    @Test
    void isNotForEverybody() {
        assertThat(mvc.get().uri(PATH).exchange()).hasStatus(401);
        assertThat(mvc.get().uri(PATH).with(marie(new UUID(0, 3))).exchange()).hasStatus(403);
        assertThat(mvc.get().uri(PATH).with(aPartner()).exchange()).hasStatus(403);
        assertThat(mvc.get().uri(PATH).with(aProgramme("oas")).exchange()).hasStatus(403);
        assertThat(mvc.post().uri(PATH + "/" + ID + "/retry").with(anAgent()).exchange())
                .hasStatus(403);
    }
}
