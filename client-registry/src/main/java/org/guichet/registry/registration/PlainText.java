package org.guichet.registry.registration;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Texts of any script, emoji and right-to-left names included, without what no name has: control characters, halves of
 * characters, what stands for bytes that were no text, line separators, and the marks that make a text read otherwise than
 * it is stored (Unicode UTS 39).
 */
public final class PlainText {
    private static final int NONCHARACTER = 0xFFFE;
    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    /** Characters as people count them for a limit: code points of the composed form. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    public static boolean is(String text) {
        return text.codePoints().allMatch(PlainText::isPlain);
    }

    /** As {@link #is}, with line breaks: what somebody wrote in a box. */
    static boolean isWritten(String text) {
        return text.codePoints().allMatch(one -> isPlain(one) || one == '\n' || one == '\r' || one == '\t');
    }

    /** Every text within, names of fields included. */
    static boolean allOf(@Nullable Object value) {
        return switch (value) {
            case String text -> is(text);
            case Collection<?> several -> several.stream().allMatch(PlainText::allOf);
            case Map<?, ?> fields -> allOf(fields.keySet()) && allOf(fields.values());
            case null, default -> true;
        };
    }

    /** The composed form (NFC) of every text within, so that the same name is the same value however it was typed. */
    static Object composed(Object value) {
        return switch (value) {
            case String text -> Normalizer.normalize(text, Normalizer.Form.NFC);
            case Collection<?> several ->
                several.stream().map(one -> one == null ? null : composed(one)).collect(Collectors.toList());
            case Map<?, ?> fields -> {
                Map<Object, @Nullable Object> composed = new LinkedHashMap<>();
                fields.forEach((name, one) -> composed.put(composed(name), one == null ? null : composed(one)));
                yield composed;
            }
            default -> value;
        };
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default ->
                (character & NONCHARACTER) != NONCHARACTER && character != REPLACEMENT && !turnsTheText(character);
        };
    }

    /** Embeddings, overrides and isolates: a right-to-left name needs none of them. */
    private static boolean turnsTheText(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }
}
