package org.guichet.channel.api;

import java.util.List;
import java.util.Locale;
import org.guichet.catalog.contact.IdentificationMethod;
import org.guichet.channel.api.Problem.FieldError;
import org.guichet.channel.api.Problem.Raise;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Problems in the caller's language. */
@Component
class ProblemTexts {
    private final MessageSource messages;

    ProblemTexts(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * @param type last part of the type URI; also the key of the title
     * @param reason machine word; where {@code problem.reason.<reason>} is a text, it becomes the detail
     */
    Problem of(HttpStatus status, String type, String reason) {
        return problem("/problems/" + type, type, status, reason);
    }

    /** For what nobody expected: no type of its own. */
    Problem unexpected(String id) {
        return problem("about:blank", "unexpected", HttpStatus.INTERNAL_SERVER_ERROR, "unexpected")
                .quoting(id);
    }

    Problem invalid(List<Wrong> wrong) {
        return naming(wrong, of(HttpStatus.BAD_REQUEST, "invalid-input", "invalid-input"));
    }

    /** The problem with the fields it is about, where there are any. */
    Problem naming(List<Wrong> wrong, Problem problem) {
        return wrong.isEmpty()
                ? problem
                : problem.withErrors(wrong.stream().map(this::error).toList());
    }

    /** A method of identification, and how sure it can make us, in words. */
    Raise raise(IdentificationMethod method, String channel, @Nullable String href) {
        String reaches = method.highestIn(channel).map(Assurance::name).orElse("NONE");
        String text = messages.getMessage(
                "problem.raise." + reaches, new Object[] {method.name(locale())}, method.name(locale()), locale());
        return new Raise(method.code(), reaches, text == null ? method.code() : text, href);
    }

    private FieldError error(Wrong wrong) {
        String invalid = text("input.invalid", "");
        String message =
                messages.getMessage(wrong.messageKey(), wrong.arguments().toArray(), invalid, locale());
        return new FieldError(wrong.field(), message == null ? invalid : message);
    }

    private Problem problem(String type, String key, HttpStatus status, String reason) {
        String detail = text("problem.reason." + reason, "");
        return new Problem(
                type,
                text("problem." + key, status.getReasonPhrase()),
                status.value(),
                reason,
                detail.isEmpty() ? null : detail,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private String text(String key, String otherwise) {
        String text = messages.getMessage(key, null, otherwise, locale());
        return text == null ? otherwise : text;
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
