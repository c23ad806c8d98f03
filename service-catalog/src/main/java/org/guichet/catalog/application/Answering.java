package org.guichet.catalog.application;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.application.TrailRows.FieldOutcome;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.registration.Values;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes answers into a draft: all of them, or, where one is wrong, none. */
@Component
class Answering {
    private final AnswerRows rows;
    private final Values values;
    private final TrailRows trail;
    private final Clock clock;

    Answering(AnswerRows rows, Values values, TrailRows trail, Clock clock) {
        this.rows = rows;
        this.values = values;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param answers values by attribute; null takes an answer back
     * @param confirmed attributes whose held answer is still true
     */
    void take(UUID applicationId, Draft draft, Map<String, @Nullable Object> answers, Set<String> confirmed) {
        Map<String, @Nullable Object> all = withConfirmed(draft, answers, confirmed);
        List<Wrong> wrong = new ArrayList<>();
        all.forEach((code, value) -> check(draft.form(), code, value, wrong));
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        draft.form().fields().stream()
                .filter(field -> all.containsKey(field.code()))
                .forEach(field -> take(applicationId, draft, field, all.get(field.code())));
        trail.step(applicationId, Act.ANSWER);
    }

    private static Map<String, @Nullable Object> withConfirmed(
            Draft draft, Map<String, @Nullable Object> answers, Set<String> confirmed) {
        Map<String, @Nullable Object> all = new HashMap<>(answers);
        List<Wrong> wrong = new ArrayList<>();
        for (String code : confirmed) {
            draft.form()
                    .field(code)
                    .flatMap(draft::answer)
                    .ifPresentOrElse(
                            answer -> all.putIfAbsent(code, answer.value()),
                            () -> wrong.add(Wrong.of("confirmations." + code, "input.nothing-to-confirm")));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        return all;
    }

    private void check(Form form, String code, @Nullable Object value, List<Wrong> wrong) {
        String path = "answers." + code;
        if (form.field(code).isEmpty()) {
            wrong.add(Wrong.of(path, "input.unknown-attribute"));
        } else if (value != null) {
            values.check(path, code, value).ifPresent(wrong::add);
        }
    }

    private void take(UUID applicationId, Draft draft, Form.Field field, @Nullable Object value) {
        if (value == null) {
            rows.remove(applicationId, field.code(), draft.permit());
            return;
        }
        Object normal = values.normalised(field.code(), value);
        Fact fact = draft.held(field).orElse(null);
        boolean kept = fact != null && Draft.same(fact.value(), normal);
        rows.put(
                applicationId,
                kept && fact != null
                        ? StoredAnswer.prefilled(fact, true)
                        : typed(field, normal, fact == null ? null : fact.about()),
                Acting.errand(),
                clock.instant(),
                draft.permit());
        trail.outcome(applicationId, field.code(), outcome(fact, kept));
    }

    private static FieldOutcome outcome(@Nullable Fact held, boolean kept) {
        if (held == null) {
            return FieldOutcome.ANSWERED;
        }
        return kept ? FieldOutcome.CONFIRMED : FieldOutcome.CORRECTED;
    }

    /** What is typed over a fact speaks of whom the fact spoke of. */
    private StoredAnswer typed(Form.Field field, Object value, @Nullable ClientId about) {
        return new StoredAnswer(
                field.code(), value, Registration.sourceOf(Acting.errand()), clock.instant(), false, true, null, about);
    }
}
