package org.guichet.channel.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.guichet.registry.secrecy.KeyedDigest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** The pages: each part signs people in as its own OAuth client, into a session. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            SecuritySettings settings,
            Callers callers,
            Raises raises,
            KeyedDigest digest,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        Refusals refusals = new Refusals(problems);
        http.authorizeHttpRequests(PageRules::apply)
                .oauth2Login(login -> login.loginPage("/")
                        .authorizedClientRepository(new KeepsNoToken())
                        .userInfoEndpoint(people -> people.oidcUserService(new SignedIn(callers)))
                        .successHandler(new FirstPage())
                        .failureHandler((request, response, refused) -> {
                            forget(request);
                            refusals.handle(request, response, new AccessDeniedException("Not signed in", refused));
                        }))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(PageSecurity::toTheRightDoor)
                        .accessDeniedHandler(newcomersToTheirPage(refusals)))
                .logout(out -> out.logoutUrl("/sign-out")
                        .addLogoutHandler((request, response, signedOut) -> raises.end(request, signedOut))
                        .logoutSuccessUrl("/"))
                .headers(SecurityHeaders::apply)
                .addFilterAfter(
                        new ErrandFilter(
                                new Errands(callers, ActingFor::by, raises, digest), settings.maxBody(), refusals),
                        AuthorizationFilter.class);
        return http.build();
    }

    /** Whoever is refused may try again as somebody else. */
    private static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Of her own pages a newcomer has one; whatever else is refused is refused. */
    private static AccessDeniedHandler newcomersToTheirPage(Refusals refusals) {
        return (request, response, refused) -> {
            boolean ownPages = PeoplesClient.behind(request.getRequestURI())
                    .filter(PeoplesClient.CITIZEN_PORTAL::equals)
                    .isPresent();
            if (ownPages && "GET".equals(request.getMethod()) && request.isUserInRole(Caller.NEWCOMER)) {
                response.sendRedirect(PageRules.NEWCOMERS_PAGE);
            } else {
                refusals.handle(request, response, refused);
            }
        };
    }

    private static void toTheRightDoor(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        response.sendRedirect(PeoplesClient.behind(request.getRequestURI())
                .map(client -> "/oauth2/authorization/" + client.id())
                .orElse("/"));
    }
}
