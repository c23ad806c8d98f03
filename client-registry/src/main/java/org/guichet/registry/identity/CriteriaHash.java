package org.guichet.registry.identity;

import java.util.List;
import java.util.Map;
import org.guichet.registry.secrecy.BlindIndex;
import org.springframework.stereotype.Component;

/**
 * Search criteria as the access log keeps them: the attribute's name and a keyed hash of the value, so that two
 * searches for the same person can be told to be so without the log saying for whom. The hash has nothing in common with
 * the entry the value is found by.
 */
@Component
class CriteriaHash {
    private final BlindIndex index;

    CriteriaHash(BlindIndex index) {
        this.index = index;
    }

    List<String> of(Map<String, ?> values) {
        return SearchKeys.of(values).entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + index.entry("search:" + entry.getKey(), String.join(" ", entry.getValue()))
                                .value())
                .toList();
    }
}
