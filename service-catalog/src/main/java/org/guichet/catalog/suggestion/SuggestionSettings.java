package org.guichet.catalog.suggestion;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of suggestions.
 *
 * @param declined how long what was declined, or decided against by the programme, is not suggested again
 * @param later how long what was put off is not suggested again
 */
@ConfigurationProperties("guichet.suggestion")
record SuggestionSettings(
        @DefaultValue("P180D") Duration declined,
        @DefaultValue("P30D") Duration later) {}
