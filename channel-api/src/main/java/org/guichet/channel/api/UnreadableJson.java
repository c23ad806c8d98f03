package org.guichet.channel.api;

import java.util.List;
import java.util.stream.Stream;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a JSON body that could not be read. */
final class UnreadableJson {
    private UnreadableJson() {}

    /** What was noted until the reading had to end, and why it ended. */
    static List<Wrong> wrong(HttpMessageNotReadableException unreadable) {
        return Stream.concat(JsonFaults.noted().stream(), last(unreadable).stream())
                .toList();
    }

    private static List<Wrong> last(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException e -> WrongFields.of(path(e), "input.unknown-field");
            case InvalidFormatException e -> WrongFields.of(path(e), WrongFields.key(e.getTargetType()));
            case MismatchedInputException e when e.getPath().isEmpty() -> WrongFields.of("body", "input.json");
            case MismatchedInputException e -> WrongFields.of(path(e), WrongFields.key(e.getTargetType()));
            case DatabindException e when !e.getPath().isEmpty() -> WrongFields.of(path(e), "input.invalid");
            case JacksonException e -> WrongFields.of("body", "input.json");
            case null, default -> WrongFields.of("body", "input.json");
        };
    }

    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
