package org.guichet.channel.api;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Optional;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Which fields of a request are wrong, and how: their names and a message key, never their values. */
final class WrongFields {
    private WrongFields() {}

    static List<Wrong> of(String field, String messageKey) {
        return List.of(Wrong.of(field, messageKey));
    }

    /** Empty where the failure is not about the input. */
    static Optional<List<Wrong>> of(Exception thrown) {
        return Optional.ofNullable(
                switch (thrown) {
                    case BindException e -> bound(e.getBindingResult());
                    case HandlerMethodValidationException e -> validated(e);
                    case ConstraintViolationException e ->
                        e.getConstraintViolations().stream()
                                .map(WrongFields::violated)
                                .toList();
                    case HttpMessageNotReadableException e -> UnreadableJson.wrong(e);
                    case MethodArgumentTypeMismatchException e -> of(e.getName(), key(e.getRequiredType()));
                    case MissingServletRequestParameterException e -> of(e.getParameterName(), "input.required");
                    case MissingRequestHeaderException e -> of(e.getHeaderName(), "input.required");
                    case MissingServletRequestPartException e -> of(e.getRequestPartName(), "input.required");
                    case ServletRequestBindingException e -> of("request", "input.invalid");
                    case MultipartException e -> of("body", "input.multipart");
                    default -> null;
                });
    }

    private static List<Wrong> bound(BindingResult result) {
        return result.getFieldErrors().stream()
                .map(error -> error.isBindingFailure()
                        ? Wrong.of(error.getField(), "input.invalid")
                        : constraint(error.getField(), error.getCode()))
                .toList();
    }

    private static List<Wrong> validated(HandlerMethodValidationException e) {
        return e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> Wrong.of(
                                String.valueOf(result.getMethodParameter().getParameterName()), "input.invalid")))
                .toList();
    }

    static Wrong violated(ConstraintViolation<?> violation) {
        String annotation = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return constraint(violation.getPropertyPath().toString(), annotation);
    }

    private static Wrong constraint(String field, @Nullable String annotation) {
        return switch (annotation) {
            case "NotNull", "NotBlank", "NotEmpty" -> Wrong.of(field, "input.required");
            case "Size" -> Wrong.of(field, "input.length");
            case "Pattern", "Email" -> Wrong.of(field, "input.form");
            case "Min", "Max", "Positive", "PositiveOrZero", "DecimalMin", "DecimalMax" ->
                Wrong.of(field, "input.range");
            case "Past", "PastOrPresent", "Future", "FutureOrPresent" -> Wrong.of(field, "input.date-range");
            case null, default -> Wrong.of(field, "input.invalid");
        };
    }

    /** The message key for a value that cannot be read as the type. */
    static String key(@Nullable Class<?> type) {
        if (type == null) {
            return "input.invalid";
        }
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "input.date";
            case "Instant", "OffsetDateTime" -> "input.instant";
            case "UUID" -> "input.uuid";
            case "boolean", "Boolean" -> "input.boolean";
            case "int", "Integer", "long", "Long", "BigDecimal", "double", "Double" -> "input.number";
            default -> type.isEnum() ? "input.code" : "input.invalid";
        };
    }
}
