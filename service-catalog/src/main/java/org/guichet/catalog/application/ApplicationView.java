package org.guichet.catalog.application;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One application, opened.
 *
 * @param missing attributes that are still to be asked; the required ones must be answered before submission
 * @param toConfirm attributes whose held answer is too old to be used before somebody says it is still true
 * @param deceasedOn the day the client died, where it is known: an application for the living may have ended with her
 * @param delivery how it is getting to the programme; null before submission
 */
public record ApplicationView(
        ApplicationSummary summary,
        List<Answer> answers,
        List<String> missing,
        List<String> toConfirm,
        @Nullable LocalDate deceasedOn,
        @Nullable Delivery delivery) {
    public ApplicationView {
        answers = List.copyOf(answers);
        missing = List.copyOf(missing);
        toConfirm = List.copyOf(toConfirm);
    }
}
