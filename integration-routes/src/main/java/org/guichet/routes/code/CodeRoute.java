package org.guichet.routes.code;

import java.util.concurrent.ExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.guichet.catalog.dispatch.MessageSigning;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/** Takes codes to the gateway, signed: {@code POST /messages}, answered 2xx once it has the message. */
@Component
@ConditionalOnExpression("!'${guichet.codes.url:}'.isBlank()")
class CodeRoute extends RouteBuilder {
    static final String MESSAGE = "message";
    static final int SENT_TOGETHER = 4;

    private final CodeDuty duty;
    private final CodeTranslator translator;
    private final MessageSigning signing;
    private final String due;

    CodeRoute(
            CodeDuty duty,
            CodeTranslator translator,
            MessageSigning signing,
            @Value("${guichet.codes.due:timer:due-codes?period=500}") String due) {
        this.duty = duty;
        this.translator = translator;
        this.signing = signing;
        this.due = due;
    }

    @Override
    public void configure() {
        if (!signing.hasKey()) {
            throw new IllegalStateException("guichet.codes.url needs guichet.delivery.signing-key: codes are signed");
        }
        ExecutorService senders =
                getContext().getExecutorServiceManager().newFixedThreadPool(this, "send-codes", SENT_TOGETHER);
        from(due)
                .routeId("take-codes-to-be-sent")
                .bean(duty, "claim")
                .split(body())
                .executorService(senders)
                .to("direct:send-code");

        from("direct:send-code")
                .routeId("send-a-code")
                .setProperty(MESSAGE, body())
                .setProperty("reportFailureTo", constant("direct:code-not-sent"))
                .removeHeaders("*")
                .setHeader("Idempotency-Key", simple("${body.id}"))
                .transform(method(translator, "message"))
                .setHeader("X-JWS-Signature", method(signing, "sign"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                .to("{{guichet.codes.url}}/messages")
                .bean(duty, "confirm");

        from("direct:code-not-sent").routeId("report-a-code-not-sent").bean(duty, "fail");
    }
}
