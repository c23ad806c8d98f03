package org.guichet.catalog.application;

import java.time.Clock;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.Fact;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.stereotype.Repository;

/** What is kept of a submission: prefilled answers as they were, and what the rules said of which facts. */
@Repository
class FrozenRows {
    private final AnswerRows answers;
    private final Clock clock;

    FrozenRows(AnswerRows answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    void keep(UUID applicationId, Fact accepted, Permit permit) {
        StoredAnswer answer = new StoredAnswer(
                accepted.attribute(),
                accepted.value(),
                accepted.source(),
                accepted.collectedAt(),
                true,
                false,
                accepted.basis());
        answers.put(applicationId, answer, Acting.errand(), clock.instant(), permit);
    }
}
