package org.guichet.catalog.publicservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.registry.client.ClientKind.ORGANIZATION;
import static org.guichet.registry.client.ClientKind.PERSON;

import java.util.List;
import org.guichet.catalog.publicservice.InteractionPoints.Online;
import org.junit.jupiter.api.Test;

class OfferTests {
    @Test
    void isForOrganizationsWhereAnotherGroupThanPeopleIsNamed() {
        assertThat(to("ECONOM").isFor(ORGANIZATION)).isTrue();
        assertThat(to("PERSON", "NGO").isFor(ORGANIZATION)).isTrue();
        assertThat(to("PERSON").isFor(ORGANIZATION)).isFalse();
        assertThat(to().isFor(ORGANIZATION)).isFalse();
    }

    @Test
    void isForPeopleAlwaysSinceManyABusinessIsOne() {
        assertThat(to("ECONOM").isFor(PERSON)).isTrue();
        assertThat(to().isFor(PERSON)).isTrue();
    }

    private static Offer to(String... groups) {
        Bilingual text = new Bilingual("A service", "Un service");
        return new Offer(
                text,
                text,
                List.of("ONLINE"),
                List.of("en", "fr"),
                new InteractionPoints(Online.Y, Online.Y, Online.Y, Online.Y, Online.Y, Online.Y),
                false,
                List.of(groups));
    }
}
