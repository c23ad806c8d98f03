package org.guichet.registry.vigilance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are wanted, newest first.
 *
 * @param state null for all that wait
 * @param rule null for any
 * @param from inclusive, of when they were raised
 * @param to exclusive
 * @param after the last one of the page before
 * @param limit 1 to 100
 */
public record AlertFilter(
        Alert.@Nullable State state,
        @Nullable Rule rule,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID after,
        int limit) {}
