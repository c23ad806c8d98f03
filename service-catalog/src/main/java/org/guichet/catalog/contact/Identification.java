package org.guichet.catalog.contact;

import java.util.ArrayList;
import java.util.List;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;

/**
 * How a caller or visitor was identified.
 *
 * @param method for example {@code photo-document}, {@code knowledge-questions}; 1 to 60 characters
 * @param assurance what the method reached
 * @param evidence what was seen, for example {@code passport}; never a document's number
 */
public record Identification(
        @Nullable String method,
        @Nullable Assurance assurance,
        @Nullable String evidence) {

    private static final int LONGEST_METHOD = 60;
    private static final int LONGEST_EVIDENCE = 200;

    void check() {
        List<Wrong> wrong = new ArrayList<>();
        if (method == null || method.isBlank()) {
            wrong.add(Wrong.of("method", "input.required"));
        } else if (method.length() > LONGEST_METHOD) {
            wrong.add(Wrong.of("method", "input.too-long", Integer.toString(LONGEST_METHOD)));
        }
        if (assurance == null) {
            wrong.add(Wrong.of("assurance", "input.required"));
        }
        if (evidence != null && evidence.length() > LONGEST_EVIDENCE) {
            wrong.add(Wrong.of("evidence", "input.too-long", Integer.toString(LONGEST_EVIDENCE)));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }
}
