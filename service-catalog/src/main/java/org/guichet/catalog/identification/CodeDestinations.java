package org.guichet.catalog.identification;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.catalog.identification.HeldAnswers.Held;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.springframework.stereotype.Component;

/** Finds among what is held of a client where a code may go. */
@Component
class CodeDestinations {
    private final Destinations destinations;
    private final AskableFacts askable;
    private final HeldAnswers held;
    private final Clock clock;

    CodeDestinations(Destinations destinations, AskableFacts askable, HeldAnswers held, Clock clock) {
        this.destinations = destinations;
        this.askable = askable;
        this.held = held;
        this.clock = clock;
    }

    /** Whether whoever serves may see its end: not where it would help a caller to answer what the platform asks. */
    boolean showsEnd(String attribute) {
        return askable.all().stream().noneMatch(one -> one.attribute().equals(attribute));
    }

    Optional<Fact> of(ClientId client, UUID contact, String method) {
        List<Destination> possible = destinations.of(method);
        Set<String> attributes = possible.stream()
                .flatMap(one -> Stream.concat(Stream.of(one.attribute()), Stream.ofNullable(one.unlessNo())))
                .collect(Collectors.toSet());
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        Held known = held.facts(client, contact, attributes);
        return possible.stream()
                .flatMap(one -> one.among(known, clock.instant()).stream())
                .findFirst();
    }
}
