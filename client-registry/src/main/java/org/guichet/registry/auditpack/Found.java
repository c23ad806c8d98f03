package org.guichet.registry.auditpack;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found of one point. */
record Found(int point, Instant asOf, List<Answer> answers) {

    /**
     * One question with what was found.
     *
     * @param more whether there are rows beside those told
     * @param query as it was asked; what is not asked of the database says how it is found out
     */
    record Answer(
            String code,
            String query,
            boolean expectsNone,
            List<String> columns,
            List<List<@Nullable Object>> rows,
            boolean more) {

        /** Something to look into. */
        boolean finding() {
            return expectsNone && !rows.isEmpty();
        }
    }

    long findings() {
        return answers.stream().filter(Answer::finding).count();
    }
}
