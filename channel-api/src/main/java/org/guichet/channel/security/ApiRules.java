package org.guichet.channel.security;

import static org.guichet.channel.security.Caller.PROGRAMME_PREFIX;

import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Who may knock at which path of the API; what lies behind is decided by {@code registry.disclosure}. What is not named
 * here is closed.
 */
final class ApiRules {
    private static final String[] STAFF = {"AGENT", "CALL_AGENT", "SUPERVISOR", "PARTNER"};
    private static final String[] ANYBODY_SIGNED_IN = {
        "AGENT", "CALL_AGENT", "SUPERVISOR", "PARTNER", "PRIVACY_OFFICER", "MANAGER", "CITIZEN"
    };
    private static final String[] PUBLIC_TO_READ = {
        "/api/v1/services/**",
        "/api/v1/catalogue/hsds",
        "/api/v1/points-of-service/**",
        "/api/v1/standards/results/**",
        "/api/v1/performance/**",
        "/api/v1/purposes",
        "/api/v1/authorities",
        "/api/v1/message-keys",
        "/api/v1/surveys/*",
        "/api/v1/message-keys",
        "/v3/api-docs/**",
        "/actuator/health/**"
    };

    private ApiRules() {}

    static void apply(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry path) {
        path.requestMatchers(HttpMethod.GET, PUBLIC_TO_READ).permitAll();
        path.requestMatchers(HttpMethod.HEAD, PUBLIC_TO_READ).permitAll();
        path.requestMatchers(HttpMethod.POST, "/api/v1/eligibility/assessments", "/api/v1/surveys/*/answers")
                .permitAll();
        programmes(path);
        offices(path);
        path.requestMatchers(HttpMethod.POST, "/api/v1/clients", "/api/v1/clients/search")
                .hasAnyRole(STAFF);
        path.requestMatchers("/api/v1/contacts/**", "/api/v1/merges/**", "/api/v1/duplicate-reviews/**")
                .hasAnyRole(STAFF);
        path.requestMatchers(
                        "/api/v1/clients/**",
                        "/api/v1/consents/**",
                        "/api/v1/applications/**",
                        "/api/v1/suggestions/**",
                        "/api/v1/feedback/**")
                .hasAnyRole(ANYBODY_SIGNED_IN);
        path.anyRequest().denyAll();
    }

    private static void programmes(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry path) {
        path.requestMatchers(HttpMethod.POST, "/api/v1/programmes/{code}/*").access(ownProgramme());
        path.requestMatchers(HttpMethod.POST, "/api/v1/disclosure-decisions").hasRole("PROGRAMME");
    }

    private static void offices(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry path) {
        path.requestMatchers("/api/v1/privacy/**").hasRole("PRIVACY_OFFICER");
        path.requestMatchers("/api/v1/catalogue/imports/**", "/api/v1/maturity/**", "/api/v1/experience/**")
                .hasRole("MANAGER");
        path.requestMatchers(HttpMethod.GET, "/api/v1/deliveries/**")
                .hasAnyRole("AGENT", "CALL_AGENT", "SUPERVISOR", "MANAGER");
        path.requestMatchers("/api/v1/deliveries/**", "/api/v1/reconciliations/**")
                .hasAnyRole("SUPERVISOR", "MANAGER");
    }

    /** A programme speaks for itself alone. */
    private static AuthorizationManager<RequestAuthorizationContext> ownProgramme() {
        return (caller, context) -> {
            String client = PROGRAMME_PREFIX + context.getVariables().get("code");
            return new AuthorizationDecision(caller.get() != null
                    && client.equals(caller.get().getName())
                    && caller.get().getAuthorities().stream()
                            .anyMatch(granted -> Caller.PROGRAMME.equals(granted.getAuthority())));
        };
    }
}
