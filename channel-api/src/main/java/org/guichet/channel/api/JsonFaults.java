package org.guichet.channel.api;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;

/**
 * Reads a request's JSON to its end and notes what is wrong on the way, so that every wrong field is named at once.
 * Anywhere else, and for a body that is no object at all, the first fault ends the reading as usual.
 */
final class JsonFaults extends DeserializationProblemHandler {
    private static final String NOTES = JsonFaults.class.getName();
    private static final int LONGEST_PATH = 200;
    private static final Pattern POSITION = Pattern.compile("\\.(\\d+)(?=\\.|$)");

    /** From here on this request's faults are noted. */
    static void note() {
        attributes().setAttribute(NOTES, new ArrayList<Wrong>(), RequestAttributes.SCOPE_REQUEST);
    }

    /** What was noted; nothing is noted any more. */
    static List<Wrong> noted() {
        List<Wrong> notes = notes();
        attributes().removeAttribute(NOTES, RequestAttributes.SCOPE_REQUEST);
        return notes == null ? List.of() : notes;
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            ValueDeserializer<?> deserializer,
            Object bean,
            String name) {
        // a record is made first and its unknown fields are read from a buffer, which has forgotten where it was
        String path = path(parser);
        boolean known = path.equals(name) || path.endsWith("." + name);
        boolean noted = note(known ? path : shortened(name), "input.unknown-field");
        if (noted) {
            parser.skipChildren();
        }
        return noted;
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> type, String value, String why) {
        return note(context, WrongFields.key(type)) ? null : NOT_HANDLED;
    }

    @Override
    public @Nullable Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> type, Number value, String why) {
        return note(context, WrongFields.key(type)) ? null : NOT_HANDLED;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String why) {
        if (!note(context, WrongFields.key(type.getRawClass()))) {
            return NOT_HANDLED;
        }
        parser.skipChildren();
        return null;
    }

    /** A number, say, where an object belongs. */
    @Override
    public @Nullable Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> type,
            @Nullable ValueInstantiator instantiator,
            JsonParser parser,
            String why) {
        if (!note(context, WrongFields.key(type))) {
            return NOT_HANDLED;
        }
        parser.skipChildren();
        return null;
    }

    /** A constructor that missed a value already noted as wrong says nothing new. */
    @Override
    public @Nullable Object handleInstantiationProblem(
            DeserializationContext context, Class<?> type, Object argument, Throwable why) {
        List<Wrong> notes = notes();
        return notes == null || notes.isEmpty() ? NOT_HANDLED : null;
    }

    private static boolean note(DeserializationContext context, String messageKey) {
        JsonParser parser = context.getParser();
        return parser != null && note(path(parser), messageKey);
    }

    private static boolean note(String path, String messageKey) {
        List<Wrong> notes = notes();
        if (notes == null || path.isEmpty()) {
            return false;
        }
        notes.add(Wrong.of(path, messageKey));
        return true;
    }

    private static String path(JsonParser parser) {
        String dotted = parser.streamReadContext().pathAsPointer().toString().replace('/', '.');
        String path = POSITION.matcher(dotted).replaceAll("[$1]").replaceFirst("^\\.", "");
        return shortened(path);
    }

    private static String shortened(String path) {
        return path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable List<Wrong> notes() {
        RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
        return attributes == null
                ? null
                : (List<Wrong>) attributes.getAttribute(NOTES, RequestAttributes.SCOPE_REQUEST);
    }

    private static RequestAttributes attributes() {
        return RequestContextHolder.currentRequestAttributes();
    }
}
