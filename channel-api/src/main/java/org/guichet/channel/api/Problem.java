package org.guichet.channel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An RFC 9457 problem document. It carries no value the caller sent.
 *
 * @param type stable, for example {@code /problems/not-found}
 * @param reason one machine word, for example {@code contact-required}
 * @param detail what to do about it, in the caller's language
 * @param errors every wrong field at once
 * @param currentState the state or version the thing is in now
 * @param held what is held now of each fact somebody else corrected first
 * @param id to quote when asking about an unexpected failure
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String reason,
        @Nullable String detail,
        @Nullable List<FieldError> errors,
        @Nullable String currentState,
        @Nullable List<Held> held,
        @Nullable String id) {

    /** One wrong field: its path in the request, and what is wrong with it. */
    record FieldError(String field, String message) {}

    /** A fact as it is held now; its version is absent where nothing is held. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Held(
            String attribute,
            @Nullable String version,
            @Nullable Object value) {}

    HttpStatus httpStatus() {
        return HttpStatus.valueOf(status);
    }

    Problem withErrors(List<FieldError> wrong) {
        return new Problem(type, title, status, reason, detail, List.copyOf(wrong), currentState, held, id);
    }

    Problem in(String state) {
        return new Problem(type, title, status, reason, detail, errors, state, held, id);
    }

    Problem holding(List<Held> now) {
        return new Problem(type, title, status, reason, detail, errors, currentState, List.copyOf(now), id);
    }

    Problem quoting(String failureId) {
        return new Problem(type, title, status, reason, detail, errors, currentState, held, failureId);
    }
}
