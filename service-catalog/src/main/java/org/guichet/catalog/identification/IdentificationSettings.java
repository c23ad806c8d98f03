package org.guichet.catalog.identification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of identification by what is held. The numbers are a proposal of this project's, not a rule of law.
 *
 * @param questions how many questions are drawn; every answer must be right, and whoever has fewer facts to be asked for
 *     is identified another way
 * @param raisedFor how long a session counts for more once a client has raised it
 */
@ConfigurationProperties("guichet.identification")
record IdentificationSettings(
        @DefaultValue("3") int questions,
        @DefaultValue("PT15M") Duration raisedFor) {
    private static final Duration LONGEST = Duration.ofHours(1);

    IdentificationSettings {
        if (questions < 2) {
            throw new IllegalArgumentException("guichet.identification.questions: one question identifies nobody");
        }
        if (!raisedFor.isPositive() || raisedFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("guichet.identification.raised-for: an hour at the most");
        }
    }
}
