package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aProgramme;
import static org.guichet.channel.security.Tokens.aSupervisor;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guichet.catalog.dispatch.Inbox;
import org.guichet.catalog.dispatch.MessageSigning;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.actor.KeyReused;
import org.guichet.registry.registration.unattended.LifeEventKinds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ApiSlice(ProgrammeController.class)
class ProgrammeControllerTests {
    private static final byte[] BODY = "{\"outcome\": \"GRANTED\"}".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Programmes programmes;

    @MockitoBean
    private Inbox inbox;

    @MockitoBean
    private MessageSigning signing;

    @MockitoBean
    private LifeEventKinds lifeEvents;

    private final Programme oas = mock();

    @BeforeEach
    void theProgrammeIsKnown() {
        given(programmes.find("oas")).willReturn(Optional.of(oas));
        given(oas.hasSigned(BODY, "signed")).willReturn(true);
        given(inbox.receive(any(), any(), any(), any(), any())).willReturn(new UUID(0, 1));
    }

    @Test
    void keepsTheSignedBytesAsTheyCameAndAnswers202() {
        assertThat(outcome(aProgramme("oas"), "signed")).hasStatus(202);

        verify(inbox).receive("oas", "outcome", BODY, "signed", "key-1");
    }

    @Test
    void keepsALifeEventTheSameWay() {
        assertThat(told("life-events", aProgramme("oas"), "signed")).hasStatus(202);
        assertThat(told("life-events", aProgramme("oas"), "forged")).hasStatus(400);
        assertThat(told("life-events", aProgramme("ei"), "signed")).hasStatus(403);
        assertThat(told("life-events", aSupervisor(), "signed")).hasStatus(403);

        verify(inbox).receive("oas", "life-event", BODY, "signed", "key-1");
        verifyNoMoreInteractions(inbox);
    }

    @Test
    void refusesWhatTheProgrammeHasNotSigned() {
        assertThat(outcome(aProgramme("oas"), "forged"))
                .hasStatus(400)
                .bodyText()
                .contains("X-JWS-Signature");

        verify(inbox, never()).receive(any(), any(), any(), any(), any());
    }

    @Test
    void refusesAnotherProgrammeAndPeople() {
        assertThat(outcome(aProgramme("ei"), "signed")).hasStatus(403);
        assertThat(outcome(aSupervisor(), "signed")).hasStatus(403);

        verify(inbox, never()).receive(any(), any(), any(), any(), any());
    }

    @Test
    void refusesAReusedKey() {
        given(inbox.receive(any(), any(), any(), any(), any())).willThrow(new KeyReused());

        assertThat(outcome(aProgramme("oas"), "signed")).hasStatus(422);
    }

    @Test
    void namesAMissingSignatureAndAMissingKey() {
        assertThat(mvc.post()
                        .uri("/api/v1/programmes/oas/outcomes")
                        .with(aProgramme("oas"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(BODY)
                        .exchange())
                .hasStatus(400)
                .bodyText()
                .contains("X-JWS-Signature");
    }

    @Test
    void tellsAnybodyWhatAKindOfEventMayTell() {
        given(lifeEvents.all())
                .willReturn(new LifeEventKinds.Known(
                        List.of("givenName"),
                        List.of(new LifeEventKinds.Kind("death", List.of("dateOfDeath"), List.of("dateOfDeath")))));

        assertThat(mvc.get().uri("/api/v1/life-event-kinds").exchange())
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"person": ["givenName"],
                         "kinds": [{"code": "death", "tells": ["dateOfDeath"], "needs": ["dateOfDeath"]}]}""");
    }

    @Test
    void showsItsPublicKeysToAnybody() {
        given(signing.publicKeys()).willReturn(Map.of("keys", List.of()));

        assertThat(mvc.get().uri("/api/v1/message-keys").exchange())
                .hasStatusOk()
                .bodyText()
                .isEqualTo("{\"keys\":[]}");
    }

    private MvcTestResult outcome(RequestPostProcessor caller, String signature) {
        return told("outcomes", caller, signature);
    }

    private MvcTestResult told(String what, RequestPostProcessor caller, String signature) {
        return mvc.post()
                .uri("/api/v1/programmes/oas/" + what)
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-JWS-Signature", signature)
                .header("Idempotency-Key", "key-1")
                .content(BODY)
                .exchange();
    }
}
