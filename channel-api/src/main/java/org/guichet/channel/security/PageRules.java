package org.guichet.channel.security;

import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasRole;

import jakarta.servlet.DispatcherType;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** Who may open which pages. What is not named here is closed. */
final class PageRules {
    /** The one page for a citizen whose account belongs to no client. */
    static final String NEWCOMERS_PAGE = "/me/registration";

    private PageRules() {}

    static void apply(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry path) {
        path.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll();
        path.requestMatchers(HttpMethod.GET, "/", "/assets/**", "/webjars/**", "/favicon.ico", "/error")
                .permitAll();
        path.requestMatchers(
                        "/desk/duplicate-reviews/**",
                        "/desk/contacts/*/duplicate-reviews/**",
                        "/desk/merges/**",
                        "/desk/matching-parameters/**",
                        "/desk/doubtful-rows/**",
                        "/desk/contacts/*/doubtful-rows/**",
                        "/desk/contacts/*/emergencies/**")
                .hasRole("SUPERVISOR");
        path.requestMatchers("/desk/contacts/*/represented").hasRole("PARTNER");
        path.requestMatchers("/desk/**").hasAnyRole("AGENT", "CALL_AGENT", "SUPERVISOR", "PARTNER");
        path.requestMatchers(NEWCOMERS_PAGE).hasAnyRole("CITIZEN", "NEWCOMER");
        path.requestMatchers("/me/**").hasRole("CITIZEN");
        path.requestMatchers("/privacy/sealed/**")
                .access(AuthorizationManagers.allOf(hasRole("PRIVACY_OFFICER"), hasRole("CLEARED")));
        path.requestMatchers(
                        "/privacy/authorities/**",
                        "/privacy/purposes/**",
                        "/privacy/amendments/**",
                        "/privacy/retention",
                        "/privacy/retention/rules/**")
                .hasAnyRole("PRIVACY_OFFICER", "AUTHORITY_STEWARD");
        path.requestMatchers("/privacy/**").hasRole("PRIVACY_OFFICER");
        path.requestMatchers("/performance/**").hasRole("MANAGER");
        path.anyRequest().denyAll();
    }
}
