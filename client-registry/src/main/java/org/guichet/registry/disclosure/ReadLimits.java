package org.guichet.registry.disclosure;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.guichet.registry.actor.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many clients' data one person may open in an hour, on each node. It stops a runaway script or a bulk look; what
 * merely needs explaining is for review, not for a limit.
 */
@Component
class ReadLimits {
    private static final int ACTORS = 10_000;

    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ACTORS;
        }
    });
    private final long perHour;

    ReadLimits(@Value("${guichet.registry.reads-per-hour:2000}") long perHour) {
        this.perHour = perHour;
    }

    /** Counts one read; false where the actor has had all for now. Duties and programmes have no such limit. */
    boolean allows(Actor actor) {
        return switch (actor) {
            case Actor.Person person -> bucket(person.id()).tryConsume(1);
            case Actor.Client client -> bucket(client.id()).tryConsume(1);
            case Actor.Newcomer newcomer -> bucket(newcomer.id()).tryConsume(1);
            case Actor.Programme programme -> true;
            case Actor.Duty duty -> true;
        };
    }

    private Bucket bucket(String id) {
        return buckets.computeIfAbsent(
                id,
                absent -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perHour).refillGreedy(perHour, Duration.ofHours(1)))
                        .build());
    }
}
