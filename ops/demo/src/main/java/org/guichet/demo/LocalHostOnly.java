package org.guichet.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** A page of some other site, opened in a browser here, must not reach the demo by a name that points at it. */
@Component
@Profile("demo")
@Order(Ordered.HIGHEST_PRECEDENCE)
class LocalHostOnly extends OncePerRequestFilter {
    private static final int MISDIRECTED_REQUEST = 421;
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (HERE.contains(request.getServerName())) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(MISDIRECTED_REQUEST);
        }
    }
}
