package org.guichet.catalog.identification;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.springframework.stereotype.Component;

/** Finds among what is held of a client where a code may go. */
@Component
class CodeDestinations {
    private final Destinations destinations;
    private final HeldAnswers held;
    private final Clock clock;

    CodeDestinations(Destinations destinations, HeldAnswers held, Clock clock) {
        this.destinations = destinations;
        this.held = held;
        this.clock = clock;
    }

    Optional<Fact> of(ClientId client, UUID contact, String method) {
        List<Destination> possible = destinations.of(method);
        Set<String> attributes = possible.stream()
                .flatMap(one -> Stream.concat(Stream.of(one.attribute()), Stream.ofNullable(one.unlessNo())))
                .collect(Collectors.toSet());
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Fact> facts = held.facts(client, contact, attributes);
        return possible.stream()
                .flatMap(one -> one.among(facts, clock.instant()).stream())
                .findFirst();
    }
}
