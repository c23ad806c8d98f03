package org.guichet.channel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
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
 * @param needed how sure one would have had to be
 * @param raise what is left, in the channel, to become as sure as that; empty where only another channel is left
 * @param contactId the contact whose caller is to be identified
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
        @Nullable String needed,
        @Nullable List<Raise> raise,
        @Nullable UUID contactId,
        @Nullable String id) {

    /** One wrong field: its path in the request, and what is wrong with it. */
    record FieldError(String field, String message) {}

    /** A fact as it is held now; its version is absent where nothing is held. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Held(
            String attribute,
            @Nullable String version,
            @Nullable Object value) {}

    /**
     * A method of identification that would do.
     *
     * @param text the name, and how sure it can make us, in words
     * @param href where a client who acts for herself begins with it; absent where that is not here
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Raise(
            String method,
            String reaches,
            String text,
            @Nullable String href) {}

    HttpStatus httpStatus() {
        return HttpStatus.valueOf(status);
    }

    Problem withErrors(List<FieldError> wrong) {
        return new Problem(
                type,
                title,
                status,
                reason,
                detail,
                List.copyOf(wrong),
                currentState,
                held,
                needed,
                raise,
                contactId,
                id);
    }

    Problem in(String state) {
        return new Problem(type, title, status, reason, detail, errors, state, held, needed, raise, contactId, id);
    }

    Problem holding(List<Held> now) {
        return new Problem(
                type,
                title,
                status,
                reason,
                detail,
                errors,
                currentState,
                List.copyOf(now),
                needed,
                raise,
                contactId,
                id);
    }

    Problem raising(String toBeReached, List<Raise> left, @Nullable UUID contact) {
        return new Problem(
                type,
                title,
                status,
                reason,
                detail,
                errors,
                currentState,
                held,
                toBeReached,
                List.copyOf(left),
                contact,
                id);
    }

    Problem quoting(String failureId) {
        return new Problem(
                type, title, status, reason, detail, errors, currentState, held, needed, raise, contactId, failureId);
    }
}
