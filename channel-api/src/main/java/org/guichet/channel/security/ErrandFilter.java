package org.guichet.channel.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Runs the request as somebody's errand. It stands behind authorization, so that only bodies of callers who may come in
 * are read.
 */
final class ErrandFilter extends OncePerRequestFilter {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "DELETE");
    private final Errands errands;
    private final DataSize maxBody;
    private final Refusals refusals;

    ErrandFilter(Errands errands, DataSize maxBody, Refusals refusals) {
        this.errands = errands;
        this.maxBody = maxBody;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest readable;
        Optional<Errand> errand;
        try {
            readable = readsJson(request) ? RepeatableBody.read(request, maxBody) : request;
            errand = errands.of(readable);
        } catch (UnusableRequest wrong) {
            refusals.answer(request, response, wrong, HttpStatus.BAD_REQUEST);
            return;
        } catch (BodyTooLarge large) {
            refusals.answer(request, response, large, HttpStatus.CONTENT_TOO_LARGE);
            return;
        } catch (DataAccessException outOfReach) {
            refusals.answer(request, response, outOfReach, HttpStatus.SERVICE_UNAVAILABLE);
            return;
        }
        if (errand.isPresent()) {
            runAs(errand.get(), readable, response, chain);
        } else {
            chain.doFilter(readable, response);
        }
    }

    private static boolean readsJson(HttpServletRequest request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        return WITH_BODY.contains(request.getMethod())
                && !type.startsWith("multipart/")
                && !type.startsWith("application/x-www-form-urlencoded");
    }

    private static void runAs(
            Errand errand, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Acting.run(errand, () -> forward(request, response, chain));
        } catch (UncheckedIOException carried) {
            throw carried.getCause();
        } catch (Carried carried) {
            throw carried.failure;
        }
    }

    private static void forward(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new Carried(e);
        }
    }

    /** Brings a checked exception through {@link Acting}. */
    private static final class Carried extends RuntimeException {
        private final ServletException failure;

        Carried(ServletException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
