package org.guichet.routes.oldagesecurity;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.guichet.catalog.dispatch.MessageSigning;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Delivers an application to Old Age Security: {@code POST /applications}, signed, answered 202 with a receipt. */
@Component
@ConditionalOnProperty("guichet.programmes.oas.url")
class OldAgeSecurityRoute extends RouteBuilder {
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
                .transform(method(translator, "message"))
                .setHeader("X-JWS-Signature", method(signing, "sign"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                .to("{{guichet.programmes.oas.url}}/applications")
                .transform(method(translator, "receipt"));
    }
}
