package org.guichet.catalog.publicservice;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A look into the catalogue.
 *
 * @param words searched in name and description of the locale's language; all must occur
 * @param channel only services that can be applied for in this channel
 * @param after what the page before said comes next
 * @param limit 1 to 100
 */
public record ServiceQuery(
        @Nullable String words,
        @Nullable String channel,
        @Nullable String organization,
        Locale locale,
        int limit,
        @Nullable String after) {}
