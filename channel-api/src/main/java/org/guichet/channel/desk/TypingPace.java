package org.guichet.channel.desk;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How often one agent's typing is searched for, on each node: each time is a search in the access log. Nobody types
 * faster for long; a script would.
 */
@Component
class TypingPace {
    static final String WAIT_SECONDS = "5";

    private static final int AGENTS = 10_000;
    private static final int AT_ONCE = 30;
    private static final int A_MINUTE = 60;

    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > AGENTS;
        }
    });

    boolean allows(String agent) {
        return buckets.computeIfAbsent(
                        agent,
                        first -> Bucket.builder()
                                .addLimit(
                                        limit -> limit.capacity(AT_ONCE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                                .build())
                .tryConsume(1);
    }
}
