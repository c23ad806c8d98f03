package org.guichet.channel.desk;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what was typed into a form as values of the dictionary's types. What cannot be read stays as typed. */
@Component
class FormAnswers {
    private static final String ANSWER = "answers.";
    private static final String CONFIRMED = "confirmed.";

    private final AttributeDictionary dictionary;

    FormAnswers(AttributeDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Answers by attribute. A field left empty says nothing: it neither answers nor takes an answer back. */
    Map<String, @Nullable Object> answers(Map<String, String> typed) {
        Map<String, @Nullable Object> answers = new LinkedHashMap<>();
        typed.forEach((field, text) -> {
            if (field.startsWith(ANSWER) && !text.isBlank()) {
                String code = field.substring(ANSWER.length());
                answers.put(
                        code,
                        dictionary
                                .find(code)
                                .map(known -> value(known, text.strip()))
                                .orElse(text));
            }
        });
        return answers;
    }

    /** Attributes ticked as still true. */
    Set<String> confirmed(Map<String, String> typed) {
        return typed.keySet().stream()
                .filter(field -> field.startsWith(CONFIRMED))
                .map(field -> field.substring(CONFIRMED.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Object value(Attribute attribute, String text) {
        return switch (attribute.type()) {
            case BOOLEAN -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : text;
            case NUMBER, MONEY -> number(text);
            case TEXT, DATE, CODE, LIST -> text;
        };
    }

    /** Both "8,400.50" and "8 400,50 $": the last comma followed by one or two digits is a decimal sign. */
    private static Object number(String text) {
        String plain = text.replaceAll("[\\s\\h$]", "")
                .replaceFirst(",(\\d{1,2})$", ".$1")
                .replace(",", "");
        try {
            return new BigDecimal(plain);
        } catch (NumberFormatException notANumber) {
            return text;
        }
    }
}
