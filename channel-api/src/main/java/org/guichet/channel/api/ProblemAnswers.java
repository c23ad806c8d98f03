package org.guichet.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Problems as the caller reads them: a document for programs, a page for people. */
@Component
class ProblemAnswers {
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
        return new ResponseEntity<>(problem, headers, problem.httpStatus());
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
