package org.guichet.channel.desk;

import java.time.Instant;
import java.util.List;
import org.guichet.catalog.publicservice.Bilingual;
import org.guichet.catalog.publicservice.Complexity;
import org.guichet.catalog.publicservice.FormField;
import org.guichet.catalog.publicservice.InteractionPoints;
import org.guichet.catalog.publicservice.InteractionPoints.Online;
import org.guichet.catalog.publicservice.Offer;
import org.guichet.catalog.publicservice.Owner;
import org.guichet.catalog.publicservice.ServiceDefinition;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.registration.NewFact;

/** What somebody at a counter applies for, and what is known of her. */
public final class CounterFixtures {
    private CounterFixtures() {}

    /** It asks for the marital status, and for income from work. */
    public static ServiceDefinition aServiceCalled(String code) {
        InteractionPoints points = new InteractionPoints(Online.Y, Online.Y, Online.Y, Online.Y, Online.Y, Online.Y);
        return new ServiceDefinition(
                code,
                new Owner("oas", "esdc-edsc", new Bilingual("ESDC", "EDSC"), null),
                new Offer(
                        new Bilingual("Supplement", "Supplément"),
                        new Bilingual("For those with little.", "Pour qui a peu."),
                        List.of("ONLINE", "IN_PERSON"),
                        List.of("en", "fr"),
                        points,
                        false,
                        List.of("PERSON")),
                Complexity.SIMPLE,
                "test-service",
                List.of(FormField.required("maritalStatus"), FormField.required("income.work")),
                null);
    }

    public static NewFact aFact(String attribute, Object value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DECLARED,
                Instant.parse("2026-09-01T00:00:00Z"));
    }
}
