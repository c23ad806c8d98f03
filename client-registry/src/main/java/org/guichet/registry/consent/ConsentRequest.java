package org.guichet.registry.consent;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question that waits for the client's answer; until she gives one it permits nothing.
 *
 * @param recipients party codes, within the notice; each once
 * @param dataCategories categories of the attribute dictionary, within the notice; each once
 * @param noticeVersion the notice it is asked with, in {@code language}
 * @param answerBy when it lapses unanswered; null where it waits as long as it takes
 */
public record ConsentRequest(
        String purpose,
        List<String> recipients,
        List<String> dataCategories,
        String noticeVersion,
        String language,
        @Nullable Instant answerBy) {
    public ConsentRequest {
        recipients = List.copyOf(new LinkedHashSet<>(recipients));
        dataCategories = List.copyOf(new LinkedHashSet<>(dataCategories));
    }

    NewConsent.Scope scope() {
        return new NewConsent.Scope(purpose, recipients, dataCategories);
    }
}
