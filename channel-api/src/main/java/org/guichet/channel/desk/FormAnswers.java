package org.guichet.channel.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.Typed;
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
                                .map(known -> Typed.value(known, text.strip()))
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
}
