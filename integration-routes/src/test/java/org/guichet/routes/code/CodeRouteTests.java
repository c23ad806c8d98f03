package org.guichet.routes.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.guichet.catalog.dispatch.MessageSigning;
import org.guichet.catalog.identification.CodeMessage;
import org.guichet.catalog.identification.CodeMessages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class CodeRouteTests {
    private static final UUID ID = new UUID(0, 7);
    private static final String MOBILE = "819-555-0142";
    private static final CodeMessage MESSAGE =
            new CodeMessage(ID, "one-time-code", MOBILE, "470913", Duration.ofSeconds(599));

    private final CodeMessages messages = mock();
    private final MessageSigning signing = mock();
    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        given(messages.claim(anyInt())).willReturn(List.of(MESSAGE));
        given(signing.hasKey()).willReturn(true);
        given(signing.sign(any())).willReturn("signature");
        Properties gateway = new Properties();
        gateway.setProperty("guichet.codes.url", "mock:gateway");
        camel.getPropertiesComponent().setInitialProperties(gateway);
        camel.addRoutes(new Policy());
        camel.addRoutes(new CodeRoute(new CodeDuty(messages), new CodeTranslator(), signing, "direct:tick"));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void handsACodeOverSignedOnceAndTellsThatItWasSent(CapturedOutput output) throws Exception {
        MockEndpoint gateway = gateway();
        gateway.expectedMessageCount(1);
        gateway.expectedHeaderReceived("Idempotency-Key", ID.toString());
        gateway.expectedHeaderReceived("X-JWS-Signature", "signature");

        tick();

        gateway.assertIsSatisfied();
        JsonNode sent = JsonMapper.shared()
                .readTree(gateway.getExchanges().getFirst().getIn().getBody(byte[].class));
        assertThat(sent.path("kind").asString()).isEqualTo("TEXT_MESSAGE");
        assertThat(sent.path("to").asString()).isEqualTo(MOBILE);
        assertThat(sent.path("text").asString())
                .startsWith("470913: your code")
                .contains(
                        "for 9 min from when it was asked for.", "votre code", "valable 9 min à partir de la demande.");
        assertThat(sent.has("subject")).isFalse();
        verify(messages).sent(ID);
        assertThat(output).contains(ID.toString()).doesNotContain("470913", MOBILE);
    }

    @Test
    void writesAnEmailWithASubjectThatSaysNothing() {
        JsonNode sent = JsonMapper.shared()
                .readTree(new CodeTranslator()
                        .message(new CodeMessage(
                                ID, "one-time-code-email", "rose@example.ca", "470913", Duration.ofSeconds(20))));

        assertThat(sent.path("kind").asString()).isEqualTo("EMAIL");
        assertThat(sent.path("subject").asString()).doesNotContain("470913").isNotBlank();
        assertThat(sent.path("text").asString()).contains("for 1 min from when it was asked for.");
    }

    @Test
    void doesNotStartWhereNothingSignsWhatItSends() {
        given(signing.hasKey()).willReturn(false);

        assertThatIllegalStateException()
                .isThrownBy(() -> new CodeRoute(new CodeDuty(messages), new CodeTranslator(), signing, "direct:other")
                        .configure())
                .withMessageContaining("guichet.delivery.signing-key");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 422})
    void givesUpWhatTheGatewayRefuses(int status, CapturedOutput output) {
        answerWith(
                new HttpOperationFailedException("http://gateway/" + MOBILE, status, "no", null, Map.of(), "470913"));

        tick();

        verify(messages).refused(ID);
        verify(messages, never()).sent(ID);
        assertThat(output).contains("did not take a code").doesNotContain("470913", MOBILE);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 425, 429, 500, 503})
    void triesAgainWhatTheGatewayPutsOff(int status, CapturedOutput output) {
        answerWith(
                new HttpOperationFailedException("http://gateway/" + MOBILE, status, "no", null, Map.of(), "470913"));

        tick();

        verify(messages).putOff(ID);
        verify(messages, never()).refused(ID);
        assertThat(output).doesNotContain("470913", MOBILE);
    }

    @Test
    void triesAgainWhereTheGatewayIsSilent(CapturedOutput output) {
        answerWith(new IOException("no answer for 470913 to " + MOBILE));

        tick();

        verify(messages).putOff(ID);
        assertThat(output).doesNotContain("470913", MOBILE);
    }

    private MockEndpoint gateway() {
        return camel.getEndpoint("mock:gateway/messages", MockEndpoint.class);
    }

    private void answerWith(Exception failure) {
        gateway().whenAnyExchangeReceived(exchange -> {
            throw failure;
        });
    }

    private void tick() {
        camel.createProducerTemplate().sendBody("direct:tick", "");
    }

    /** As every route has it. */
    private static final class Policy extends RouteConfigurationBuilder {
        @Override
        public void configuration() {
            routeConfiguration()
                    .onException(Exception.class)
                    .handled(true)
                    .logExhausted(false)
                    .toD("${exchangeProperty.reportFailureTo}");
        }
    }
}
