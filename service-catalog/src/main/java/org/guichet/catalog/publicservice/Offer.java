package org.guichet.catalog.publicservice;

import java.util.List;
import org.guichet.registry.client.ClientKind;

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
    private static final String PEOPLE = "PERSON";

    public Offer {
        channels = List.copyOf(channels);
        languages = List.copyOf(languages);
        targetGroups = List.copyOf(targetGroups);
    }

    /**
     * Whether it is offered to clients of that kind. People may have whatever there is, since many a business is one person;
     * organizations what is addressed to another group than people.
     */
    public boolean isFor(ClientKind kind) {
        return kind == ClientKind.PERSON || targetGroups.stream().anyMatch(group -> !group.equals(PEOPLE));
    }
}
