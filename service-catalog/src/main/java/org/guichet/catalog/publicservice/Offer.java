package org.guichet.catalog.publicservice;

import java.util.List;

/**
 * What is offered to whom, and where.
 *
 * @param channels channel codes in which the service can be applied for
 * @param languages ISO 639-1 codes
 * @param fee whether the client pays for it
 * @param targetGroups PERSON, ECONOM, NGO, PTC, FOR or INTERN_GOV, as the inventory names them
 */
public record Offer(
        Bilingual name,
        Bilingual description,
        List<String> channels,
        List<String> languages,
        InteractionPoints points,
        boolean fee,
        List<String> targetGroups) {
    public Offer {
        channels = List.copyOf(channels);
        languages = List.copyOf(languages);
        targetGroups = List.copyOf(targetGroups);
    }
}
