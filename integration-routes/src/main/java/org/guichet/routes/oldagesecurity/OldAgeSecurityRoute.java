package org.guichet.routes.oldagesecurity;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.guichet.catalog.dispatch.MessageSigning;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Delivers to Old Age Security, signed, answered 202 with a receipt: applications by {@code POST /applications}, notices
 * of corrections by {@code POST /corrections}, of consents withdrawn by {@code POST /withdrawals}.
 */
@Component
@ConditionalOnProperty("guichet.programmes.oas.url")
class OldAgeSecurityRoute extends RouteBuilder {
    private static final String PATH = "path";

    private final OldAgeSecurityTranslator translator;
    private final MessageSigning signing;

    OldAgeSecurityRoute(OldAgeSecurityTranslator translator, MessageSigning signing) {
        this.translator = translator;
        this.signing = signing;
    }

    @Override
    public void configure() {
        from("direct:deliver-oas")
                .routeId("deliver-old-age-security")
                .removeHeaders("*")
                .setHeader("Idempotency-Key", simple("${body.dispatch.id}"))
                .setProperty(PATH, method(translator, "path"))
                .transform(method(translator, "message"))
                .setHeader("X-JWS-Signature", method(signing, "sign"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                .toD("{{guichet.programmes.oas.url}}/${exchangeProperty.path}")
                .transform(method(translator, "receipt"));
    }
}
