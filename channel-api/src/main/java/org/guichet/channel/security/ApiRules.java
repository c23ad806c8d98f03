package org.guichet.channel.security;

import static org.guichet.channel.security.Caller.PROGRAMME_PREFIX;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasAnyRole;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.SingleResultAuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Who may knock at which path of the API; what lies behind is decided by {@code registry.disclosure}. The first rule that
 * fits counts, and what is not named here is closed.
 */
final class ApiRules {
    private static final String[] STAFF = {"AGENT", "CALL_AGENT", "SUPERVISOR", "PARTNER"};
    private static final String[] ANYBODY_SIGNED_IN = {
        "AGENT", "CALL_AGENT", "SUPERVISOR", "PARTNER", "PRIVACY_OFFICER", "MANAGER", "CITIZEN"
    };

    static final List<Rule> IN_ORDER = List.of(
            new Rule(
                    Set.of(GET, HEAD),
                    List.of(
                            "/api/v1/services/**",
                            "/api/v1/standards/results/**",
                            "/api/v1/performance/**",
                            "/api/v1/purposes",
                            "/api/v1/purposes/*",
                            "/api/v1/authorities",
                            "/api/v1/authorities/*",
                            "/api/v1/consent-notices",
                            "/api/v1/message-keys",
                            "/api/v1/life-event-kinds",
                            "/api/v1/signature-keys",
                            "/api/v1/log/checkpoint",
                            "/api/v1/log/consistency",
                            "/v3/api-docs/**",
                            "/actuator/health/**"),
                    SingleResultAuthorizationManager.permitAll()),
            new Rule(
                    Set.of(POST),
                    List.of("/api/v1/eligibility/assessments", "/api/v1/log/cosignatures"),
                    SingleResultAuthorizationManager.permitAll()),
            new Rule(Set.of(POST), List.of("/api/v1/programmes/{code}/*"), ownProgramme()),
            new Rule(Set.of(POST), List.of("/api/v1/disclosure-decisions"), hasAnyRole("PROGRAMME")),
            new Rule(
                    Set.of(GET),
                    List.of("/api/v1/purposes/**", "/api/v1/authorities/**"),
                    hasAnyRole("PRIVACY_OFFICER", "AUTHORITY_STEWARD")),
            Rule.on(List.of("/api/v1/purposes/**", "/api/v1/authorities/**"), "AUTHORITY_STEWARD"),
            new Rule(
                    Set.of(GET),
                    List.of("/api/v1/privacy/retention/rules/**"),
                    hasAnyRole("PRIVACY_OFFICER", "AUTHORITY_STEWARD")),
            Rule.on(List.of("/api/v1/privacy/retention/rules/**"), "AUTHORITY_STEWARD"),
            Rule.on(List.of("/api/v1/privacy/**"), "PRIVACY_OFFICER"),
            Rule.on(List.of("/api/v1/clients/*/seal", "/api/v1/clients/*/unseal"), "PRIVACY_OFFICER"),
            new Rule(Set.of(GET), List.of("/api/v1/merges/*/exposures"), hasAnyRole("PRIVACY_OFFICER")),
            Rule.on(
                    List.of("/api/v1/merges/**", "/api/v1/duplicate-reviews/**", "/api/v1/matching-parameters/**"),
                    "SUPERVISOR"),
            new Rule(Set.of(GET), List.of("/api/v1/attributes/quality"), hasAnyRole("MANAGER", "PROGRAMME")),
            new Rule(
                    Set.of(GET),
                    List.of("/api/v1/attributes"),
                    hasAnyRole(
                            "AGENT", "CALL_AGENT", "SUPERVISOR", "PARTNER", "PRIVACY_OFFICER", "MANAGER", "PROGRAMME")),
            new Rule(
                    Set.of(POST),
                    List.of("/api/v1/corrections/*/withdrawal"),
                    hasAnyRole("AGENT", "CALL_AGENT", "SUPERVISOR", "PARTNER", "CITIZEN")),
            Rule.on(List.of("/api/v1/corrections/**"), "SUPERVISOR"),
            new Rule(
                    Set.of(POST),
                    List.of("/api/v1/clients/*/break-glass"),
                    hasAnyRole("AGENT", "CALL_AGENT", "SUPERVISOR")),
            Rule.on(List.of("/api/v1/break-glass-reviews/**"), "SUPERVISOR"),
            Rule.on(List.of("/api/v1/catalogue/imports/**", "/api/v1/maturity/**"), "MANAGER"),
            new Rule(
                    Set.of(GET),
                    List.of("/api/v1/deliveries/**"),
                    hasAnyRole("AGENT", "CALL_AGENT", "SUPERVISOR", "MANAGER")),
            Rule.on(List.of("/api/v1/deliveries/**"), "SUPERVISOR", "MANAGER"),
            new Rule(
                    Set.of(POST),
                    List.of("/api/v1/clients"),
                    hasAnyRole("AGENT", "CALL_AGENT", "SUPERVISOR", "PARTNER", "NEWCOMER")),
            new Rule(
                    Set.of(POST),
                    List.of(
                            "/api/v1/clients/search",
                            "/api/v1/organizations",
                            "/api/v1/organizations/search",
                            "/api/v1/clients/*/representatives",
                            "/api/v1/clients/*/relations",
                            "/api/v1/clients/*/account",
                            "/api/v1/clients/*/consent-requests"),
                    hasAnyRole(STAFF)),
            new Rule(Set.of(POST), List.of("/api/v1/consents/*/invalidation"), hasAnyRole("SUPERVISOR")),
            new Rule(Set.of(GET), List.of("/api/v1/representation-kinds"), hasAnyRole(ANYBODY_SIGNED_IN)),
            new Rule(Set.of(GET), List.of("/api/v1/representations/*"), hasAnyRole("PARTNER")),
            new Rule(
                    Set.of(GET),
                    List.of("/api/v1/assurance-needs"),
                    hasAnyRole("AGENT", "CALL_AGENT", "SUPERVISOR", "PARTNER", "PRIVACY_OFFICER", "MANAGER")),
            Rule.on(List.of("/api/v1/contacts/**"), STAFF),
            Rule.on(List.of("/api/v1/clients/me/assurance/**"), "CITIZEN"),
            Rule.on(
                    List.of(
                            "/api/v1/clients/**",
                            "/api/v1/consents/**",
                            "/api/v1/applications/**",
                            "/api/v1/suggestions/**"),
                    ANYBODY_SIGNED_IN));

    private ApiRules() {}

    /**
     * Whom some paths are open to.
     *
     * @param methods none for every method
     */
    record Rule(Set<HttpMethod> methods, List<String> paths, AuthorizationManager<RequestAuthorizationContext> openTo) {

        private static Rule on(List<String> paths, String... roles) {
            return new Rule(Set.of(), paths, hasAnyRole(roles));
        }

        private void apply(
                AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry path) {
            String[] patterns = paths.toArray(String[]::new);
            if (methods.isEmpty()) {
                path.requestMatchers(patterns).access(openTo);
            }
            methods.forEach(method -> path.requestMatchers(method, patterns).access(openTo));
        }
    }

    static void apply(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry path) {
        IN_ORDER.forEach(rule -> rule.apply(path));
        path.anyRequest().denyAll();
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
