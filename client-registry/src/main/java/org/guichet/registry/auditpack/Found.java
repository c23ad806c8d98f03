package org.guichet.registry.auditpack;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found of one point. */
record Found(int point, Instant asOf, List<Answer> answers) {

    /**
     * One question with what was found.
     *
     * @param total how many rows there are, those told among them
     * @param query as it was asked; what is not asked of the database says how it is found out
     */
    record Answer(
            String code,
            String query,
            boolean expectsNone,
            List<String> columns,
            List<List<@Nullable Object>> rows,
            long total) {

        /** Of what an older node found, only what it told is known. */
        Answer {
            total = Math.max(total, rows.size());
        }

        /** Whether there are rows beside those told. */
        boolean more() {
            return total > rows.size();
        }

        /** Something to look into. */
        boolean finding() {
            return expectsNone && !rows.isEmpty();
        }
    }

    long findings() {
        return answers.stream().filter(Answer::finding).count();
    }
}
