package org.guichet.registry.representation;

import java.time.LocalDate;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.jspecify.annotations.Nullable;

/**
 * A relation as it is told.
 *
 * @param kind what the other is to the client
 * @param name the other, as the client names her
 * @param startsOn null means today
 */
public record NewRelation(
        @Nullable ClientId other,
        Relation.@Nullable Kind kind,
        @Nullable String name,
        @Nullable LocalDate startsOn,
        @Nullable String evidence,
        Source source) {}
