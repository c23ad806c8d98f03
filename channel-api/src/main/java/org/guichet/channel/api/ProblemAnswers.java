package org.guichet.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guichet.registry.disclosure.Disclosure;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Problems as the caller reads them: a document for programs, a page for people. */
@Component
class ProblemAnswers {
    private static final String ASSURANCE_LEVELS = "http://eidas.europa.eu/LoA/";
    private static final String WAIT_SECONDS = "30";

    Object render(Problem problem, HttpServletRequest request) {
        return render(problem, request, request.getRequestURI());
    }

    Object render(Problem problem, HttpServletRequest request, String path) {
        return isPage(request, path) ? page(problem) : document(problem);
    }

    private static ModelAndView page(Problem problem) {
        return new ModelAndView("problem", Map.of("problem", problem), problem.httpStatus());
    }

    private static ResponseEntity<Problem> document(Problem problem) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (waits(problem.httpStatus())) {
            headers.set(HttpHeaders.RETRY_AFTER, WAIT_SECONDS);
        }
        if (problem.reason().equals(Disclosure.Reason.ASSURANCE_TOO_LOW.code())) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, stepUp(problem));
        }
        return new ResponseEntity<>(problem, headers, problem.httpStatus());
    }

    /** RFC 9470, s. 3: which authentication would do. The status stays what refused disclosures have. */
    private static String stepUp(Problem problem) {
        String challenge = "Bearer error=\"insufficient_user_authentication\", "
                + "error_description=\"A surer authentication is needed\"";
        return problem.needed() == null
                ? challenge
                : challenge + ", acr_values=\"" + ASSURANCE_LEVELS
                        + problem.needed().toLowerCase(Locale.ROOT) + '"';
    }

    private static boolean waits(HttpStatus status) {
        return status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.TOO_MANY_REQUESTS;
    }

    private static boolean isPage(HttpServletRequest request, String path) {
        String accept =
                Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)).orElse("");
        return !path.startsWith("/api/") && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
