package org.guichet.catalog.eligibility;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Services assessed on the same facts, and what to ask next. */
public record Assessment(
        LocalDate asOf,
        List<ServiceAssessment> results,
        @Nullable NextQuestion nextQuestion) {
    public Assessment {
        results = List.copyOf(results);
    }
}
