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
 * How many clients' data one person, or one programme, may open in an hour. The bound is each node's own: with three
 * nodes, three times as many at the most. It stops a runaway script or a bulk look; what merely needs explaining is for
 * review, not for a limit.
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
    private final long programmesPerHour;

    ReadLimits(
            @Value("${guichet.registry.reads-per-hour:2000}") long perHour,
            @Value("${guichet.registry.programme-reads-per-hour:100000}") long programmesPerHour) {
        this.perHour = perHour;
        this.programmesPerHour = programmesPerHour;
    }

    /** Counts one read; false where the actor has had all for now. Duties have no such limit: they are the platform's own. */
    boolean allows(Actor actor) {
        return switch (actor) {
            case Actor.Person person -> bucket(person.id(), perHour).tryConsume(1);
            case Actor.Client client -> bucket(client.id(), perHour).tryConsume(1);
            case Actor.Newcomer newcomer -> bucket(newcomer.id(), perHour).tryConsume(1);
            case Actor.Programme programme ->
                bucket("programme:" + programme.code(), programmesPerHour).tryConsume(1);
            case Actor.Duty duty -> true;
        };
    }

    private Bucket bucket(String id, long most) {
        return buckets.computeIfAbsent(
                id,
                absent -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofHours(1)))
                        .build());
    }
}
