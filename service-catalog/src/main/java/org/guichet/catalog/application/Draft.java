package org.guichet.catalog.application;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.jspecify.annotations.Nullable;

/**
 * A draft as it stands at this moment: what was typed or confirmed, and for the rest what may lawfully be prefilled now.
 * A prefilled answer is not kept before it is confirmed, so what consent no longer covers is gone from every draft.
 */
record Draft(Form form, Map<String, StoredAnswer> typed, Permit permit, Instant now) {

    /** The answers there are, in the order of the form. */
    List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        for (Form.Field field : form.fields()) {
            answer(field).ifPresent(answers::add);
        }
        return answers;
    }

    /** Fields without an answer: what is to be asked. */
    List<String> missing() {
        return form.fields().stream()
                .filter(field -> answer(field).isEmpty())
                .map(Form.Field::code)
                .toList();
    }

    /** Fields whose held answer is too old to be used before somebody says it is still true. */
    List<String> toConfirm() {
        return answers().stream()
                .filter(answer -> answer.stale() && !answer.confirmed())
                .map(answer -> answer.attribute().code())
                .toList();
    }

    /** Every field that keeps it from being submitted, at once. */
    void refuseIncomplete() {
        List<Wrong> wrong = new ArrayList<>();
        for (Form.Field field : form.fields()) {
            String path = "answers." + field.code();
            Answer answer = answer(field).orElse(null);
            if (answer == null) {
                if (field.required()) {
                    wrong.add(Wrong.of(path, "input.missing"));
                }
            } else if (answer.stale() && !answer.confirmed()) {
                wrong.add(Wrong.of(path, "input.confirm"));
            } else if (field.mustBeTrue() && !Boolean.TRUE.equals(answer.value())) {
                wrong.add(Wrong.of(path, "input.declaration"));
            }
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }

    Optional<Answer> answer(Form.Field field) {
        StoredAnswer given = typed.get(field.code());
        if (given != null) {
            return Optional.of(new Answer(
                    field.attribute(),
                    given.value(),
                    given.source(),
                    given.collectedAt(),
                    given.prefilled(),
                    given.confirmed(),
                    false));
        }
        return held(field)
                .map(fact -> new Answer(
                        field.attribute(),
                        fact.value(),
                        fact.source(),
                        fact.collectedAt(),
                        true,
                        false,
                        fact.staleAt(now)));
    }

    /** The fact a field may be prefilled with. */
    Optional<Fact> held(Form.Field field) {
        return field.attribute().prefillable() ? permit.fact(field.code()) : Optional.empty();
    }

    /** Equal as values: 8400 and 8400.00 are the same amount. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number left && other instanceof Number right) {
            return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString())) == 0;
        }
        return one != null && one.equals(other);
    }
}
