package org.guichet.registry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.client.records.Known.PartyFact;
import org.guichet.registry.client.records.MatchingKeys.Sharing;
import org.guichet.registry.identity.SetMatching.Told;
import org.guichet.registry.matching.Matching;
import org.junit.jupiter.api.Test;

class SetComparisonTests {
    private static final Map<String, String> TOLD =
            Map.of("givenName", "Zofia", "familyName", "Kowalczyk", "dateOfBirth", "1964-03-07");

    private final ClientId former = new ClientId(UUID.randomUUID());
    private final ClientId client = new ClientId(UUID.randomUUID());

    @Test
    void comparesWhoeverWasMergedBetweenHerKeyAndHerFacts() {
        SetComparison comparison = new SetComparison(
                List.of(new Told(TOLD, null, -1)), Set.of(), new Measure.OfPeople(Matching.shipped()));
        Sharing sharing = new Sharing(Map.of(0, List.of(former, client)), Set.of(), Set.of(), false);
        comparison.with(sharing.clients());

        Acting.run(Installation.importing(), () -> comparison.compare(Known.byEveryId(List.of(known())), sharing));

        assertThat(comparison.people().getFirst().people())
                .singleElement()
                .satisfies(one -> assertThat(one.client()).isEqualTo(client));
        assertThat(comparison.resembled()).containsExactlyInAnyOrder(client, former);
    }

    private Known known() {
        List<PartyFact> facts = TOLD.entrySet().stream()
                .map(told -> new PartyFact("desk", fact(told.getKey(), told.getValue()), false))
                .toList();
        return new Known(
                client, facts, Set.of(client, former), Known.Standing.OPEN, Set.of(), Set.of(), ClientKind.PERSON);
    }

    private static Fact fact(String attribute, String value) {
        Instant then = Instant.parse("2026-09-01T00:00:00Z");
        return new Fact(
                UUID.randomUUID(),
                attribute,
                value,
                new Source(Source.Kind.AGENT, "desk"),
                Verification.DECLARED,
                then,
                then,
                null,
                null,
                "AUTHORITY:test",
                null,
                null);
    }
}
