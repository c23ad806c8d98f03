package org.guichet.registry.representation;

import java.time.LocalDate;
import java.util.Set;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * A representation as it is told, before anything of it was checked.
 *
 * @param name the representative, as the proof names her
 * @param categories what the representative may see; {@code *} for all the kind may extend to
 * @param services service codes, {@code *} for all
 * @param act whether the representative may change something; null where neither was said
 * @param proof kind of document
 * @param reference how to find the document again
 * @param startsOn null means today
 */
public record NewRepresentation(
        @Nullable ClientId representative,
        @Nullable String name,
        @Nullable String kind,
        Set<String> categories,
        Set<String> services,
        @Nullable Boolean act,
        @Nullable String proof,
        @Nullable String reference,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn) {
    public NewRepresentation {
        categories = Set.copyOf(categories);
        services = Set.copyOf(services);
    }
}
