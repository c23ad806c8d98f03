package org.guichet.channel.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What every answer tells the browser it may do: nothing but what our own pages need. */
final class SecurityHeaders {
    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String DEVICES = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
    private static final long TWO_YEARS = 63_072_000;

    private SecurityHeaders() {}

    static void apply(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT));
        headers.httpStrictTransportSecurity(
                transport -> transport.includeSubDomains(true).maxAgeInSeconds(TWO_YEARS));
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
        headers.permissionsPolicyHeader(policy -> policy.policy(DEVICES));
    }
}
