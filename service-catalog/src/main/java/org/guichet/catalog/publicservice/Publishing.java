package org.guichet.catalog.publicservice;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.Ids;
import org.springframework.stereotype.Component;

/** Writes versions of services: each new definition one version, and of each service one published. */
@Component
class Publishing {
    private final EntityManager entities;
    private final ServiceHeaders headers;
    private final AttributeDictionary dictionary;
    private final Clock clock;

    Publishing(EntityManager entities, ServiceHeaders headers, AttributeDictionary dictionary, Clock clock) {
        this.entities = entities;
        this.headers = headers;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    List<UUID> publish(List<ServiceDefinition> definitions) {
        DefinitionCheck.require(definitions, dictionary);
        Map<String, Standing> standings = headers.standings(definitions);
        headers.enter(definitions);
        List<UUID> ids = new ArrayList<>(definitions.size());
        for (ServiceDefinition definition : definitions) {
            Standing now = standings.getOrDefault(definition.code(), Standing.UNKNOWN);
            Standing next = now.holds(definition) ? now : add(definition, now);
            standings.put(definition.code(), next);
            ids.add(Objects.requireNonNull(next.lastWritten()));
        }
        entities.flush();
        entities.clear();
        return ids;
    }

    private Standing add(ServiceDefinition definition, Standing now) {
        int number = now.highestNumber() + 1;
        PublicServiceVersion version = new PublicServiceVersion(Ids.next(clock), number, definition);
        version.submitForReview();
        if (now.isAheadOf(definition)) {
            version.retire(clock.instant());
            entities.persist(version);
            return new Standing(now.published(), number, version.id());
        }
        if (now.published() != null) {
            retire(now.published());
        }
        version.publish(clock.instant());
        entities.persist(version);
        return Standing.of(new PublicService(version.id(), number, version.state(), definition), number);
    }

    private void retire(PublicService published) {
        entities.find(PublicServiceVersion.class, published.versionId()).retire(clock.instant());
        // Only one version may be published at any moment, and inserts go before updates within one flush.
        entities.flush();
    }
}
