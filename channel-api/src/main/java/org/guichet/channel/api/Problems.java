package org.guichet.channel.api;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.METHOD_NOT_ALLOWED;
import static org.springframework.http.HttpStatus.NOT_ACCEPTABLE;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.IdentificationMethod;
import org.guichet.catalog.identification.OneTimeCodes;
import org.guichet.channel.security.BodyTooLarge;
import org.guichet.channel.security.UnusableRequest;
import org.guichet.registry.actor.KeyReused;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.NotYet;
import org.guichet.registry.client.StaleVersion;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.disclosure.Shortfall;
import org.guichet.registry.enquiry.Enquiries;
import org.guichet.registry.export.Exporting;
import org.guichet.registry.receipt.CannotIssue;
import org.guichet.registry.signature.CannotSign;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The one table from what rooms throw to what callers read. */
@RestControllerAdvice
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ProblemTexts texts;
    private final ProblemAnswers answers;
    private final ObjectProvider<Contacts> contacts;

    Problems(ProblemTexts texts, ProblemAnswers answers, ObjectProvider<Contacts> contacts) {
        this.texts = texts;
        this.answers = answers;
        this.contacts = contacts;
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    Object answer(Exception thrown, HttpServletRequest request) {
        if (thrown instanceof AsyncRequestNotUsableException) {
            return null; // the caller has gone
        }
        return answers.render(problem(thrown), request);
    }

    private Problem problem(Exception thrown) {
        return switch (thrown) {
            case NotFound e -> of(NOT_FOUND, "not-found");
            case NoResourceFoundException e -> of(NOT_FOUND, "not-found");
            case NoHandlerFoundException e -> of(NOT_FOUND, "not-found");
            case DisclosureRefused e -> refused(e);
            case StateChanged e
            when Enquiries.TOO_MANY.equals(e.currentState()) ->
                texts.of(CONFLICT, "state-changed", "too-many-waiting").in(e.currentState());
            case StateChanged e
            when Exporting.TOO_MANY.equals(e.currentState()) ->
                texts.of(CONFLICT, "state-changed", "too-many-exports").in(e.currentState());
            case StateChanged e -> of(CONFLICT, "state-changed").in(e.currentState());
            case StaleVersion e ->
                texts.of(PRECONDITION_FAILED, "state-changed", "stale-version").in(Long.toString(e.currentVersion()));
            case FactChanged e ->
                texts.naming(e.unnamed(), texts.of(PRECONDITION_FAILED, "state-changed", e.reason()))
                        .in(e.version())
                        .holding(e.now());
            case OptimisticLockingFailureException e -> texts.of(CONFLICT, "state-changed", "changed-meanwhile");
            case KeyReused e -> of(UNPROCESSABLE_CONTENT, "key-reused");
            case InvalidInput e -> texts.invalid(e.wrong());
            case UnusableRequest e -> texts.invalid(WrongFields.of(e.field(), e.messageKey()));
            case NotYet e -> tryLater();
            case CannotIssue e -> cannot(e);
            case CannotSign e -> cannot(e);
            case AuthenticationServiceException e -> tryLater();
            case AuthenticationException e -> of(UNAUTHORIZED, "sign-in");
            case AccessDeniedException e -> of(FORBIDDEN, "not-granted");
            case NotGranted e -> of(FORBIDDEN, "not-granted");
            case ConcurrencyFailureException e -> tryLater();
            case TransientDataAccessException e -> tryLater();
            case CannotGetJdbcConnectionException e -> tryLater();
            case CannotCreateTransactionException e -> tryLater();
            default -> unreadable(thrown);
        };
    }

    private Problem unreadable(Exception thrown) {
        return switch (thrown) {
            case BodyTooLarge e -> unreadable(CONTENT_TOO_LARGE, "too-large");
            case MaxUploadSizeExceededException e -> unreadable(CONTENT_TOO_LARGE, "too-large");
            case HttpMediaTypeNotSupportedException e -> unreadable(UNSUPPORTED_MEDIA_TYPE, "media-type");
            case HttpMediaTypeNotAcceptableException e -> unreadable(NOT_ACCEPTABLE, "not-acceptable");
            case HttpRequestMethodNotSupportedException e -> unreadable(METHOD_NOT_ALLOWED, "method");
            default ->
                WrongFields.of(thrown).map(texts::invalid).orElseGet(() -> texts.unexpected(Unexpected.log(thrown)));
        };
    }

    private Problem refused(DisclosureRefused refusal) {
        Disclosure.Reason reason = refusal.reason();
        if (reason == Disclosure.Reason.TOO_MANY_READS) {
            return texts.of(TOO_MANY_REQUESTS, "slow-down", reason.code());
        }
        if (reason == Disclosure.Reason.GROUNDS_UNREADABLE) {
            Unexpected.log(refusal); // its cause says which part is out of reach
            return texts.of(SERVICE_UNAVAILABLE, "try-later", reason.code());
        }
        Problem problem = texts.of(FORBIDDEN, "disclosure-refused", reason.code());
        return refusal.shortfall()
                .map(shortfall -> problem.raising(shortfall.needed().name(), raise(shortfall), shortfall.contactId()))
                .orElse(problem);
    }

    private List<Problem.Raise> raise(Shortfall shortfall) {
        return contacts.stream()
                .flatMap(room -> room.raising(shortfall).stream())
                .map(method -> texts.raise(method, shortfall.channel(), href(shortfall, method)))
                .toList();
    }

    /** A client raises her own session; whoever serves a caller has her contact. */
    private static @Nullable String href(Shortfall shortfall, IdentificationMethod method) {
        return shortfall.contactId() == null && OneTimeCodes.isOne(method.code()) ? OwnAssuranceController.CODES : null;
    }

    /** Their messages name settings and files of ours. */
    private Problem cannot(RuntimeException unready) {
        LOG.atError().addKeyValue("why", unready.getMessage()).log("What a receipt needs is not there");
        return tryLater();
    }

    private Problem tryLater() {
        return of(SERVICE_UNAVAILABLE, "try-later");
    }

    private Problem unreadable(HttpStatus status, String reason) {
        return texts.of(status, "unreadable", reason);
    }

    private Problem of(HttpStatus status, String type) {
        return texts.of(status, type, type);
    }

    /** For what never reached a controller. */
    Problem of(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> of(status, "not-found");
            case UNAUTHORIZED -> of(status, "sign-in");
            case FORBIDDEN -> of(status, "not-granted");
            case CONTENT_TOO_LARGE -> unreadable(status, "too-large");
            case METHOD_NOT_ALLOWED -> unreadable(status, "method");
            case SERVICE_UNAVAILABLE -> tryLater();
            default -> status.is4xxClientError() ? unreadable(BAD_REQUEST, "request") : texts.unexpected("");
        };
    }
}
