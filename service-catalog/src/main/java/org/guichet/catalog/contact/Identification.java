package org.guichet.catalog.contact;

import java.util.ArrayList;
import java.util.List;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;

/**
 * How whoever serves a caller or visitor made sure who she is, or failed to.
 *
 * @param method for example {@code photo-document}; one of the methods usable in the contact's channel
 * @param assurance what she claims it reached; not needed where it failed
 * @param evidence what was seen, for example {@code passport}; never a document's number
 * @param result PASSED where nothing is said
 */
public record Identification(
        @Nullable String method,
        @Nullable Assurance assurance,
        @Nullable String evidence,
        Attempt.Result result) {

    private static final int LONGEST_METHOD = 60;
    private static final int LONGEST_EVIDENCE = 200;

    /** One that passed. */
    public Identification(@Nullable String method, @Nullable Assurance assurance, @Nullable String evidence) {
        this(method, assurance, evidence, Attempt.Result.PASSED);
    }

    /** What was claimed: nothing where it failed, whatever was said. */
    Assurance claimed() {
        return assurance == null || result == Attempt.Result.FAILED ? Assurance.NONE : assurance;
    }

    List<Wrong> wrong() {
        List<Wrong> wrong = new ArrayList<>();
        if (method == null || method.isBlank()) {
            wrong.add(Wrong.of("method", "input.required"));
        } else if (method.length() > LONGEST_METHOD) {
            wrong.add(Wrong.of("method", "input.too-long", Integer.toString(LONGEST_METHOD)));
        }
        if (assurance == null && result == Attempt.Result.PASSED) {
            wrong.add(Wrong.of("assurance", "input.required"));
        }
        if (evidence != null && evidence.length() > LONGEST_EVIDENCE) {
            wrong.add(Wrong.of("evidence", "input.too-long", Integer.toString(LONGEST_EVIDENCE)));
        }
        return wrong;
    }
}
