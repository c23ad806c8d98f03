package org.guichet.channel.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.registration.Asserted.Changed;

/**
 * Another fact is held than the one that was seen, or than is told by somebody who did not say that she saw it; what is held
 * now is told to whoever may see it.
 */
final class FactChanged extends RuntimeException {
    private final transient List<Problem.Held> now;
    private final transient List<Wrong> unnamed;

    /** @param attributes as they were told, in their order */
    FactChanged(Changed changed, List<String> attributes) {
        super("Another fact is held");
        this.now = changed.now().stream()
                .map(held -> held.fact() == null
                        ? new Problem.Held(held.attribute(), null, null)
                        : new Problem.Held(
                                held.attribute(),
                                held.fact().id().toString(),
                                held.fact().value()))
                .toList();
        List<Wrong> fields = new ArrayList<>();
        changed.now().stream()
                .filter(held -> !held.named())
                .sorted(Comparator.comparingInt(held -> attributes.indexOf(held.attribute())))
                .forEach(held -> fields.add(Wrong.of(
                        "facts[" + attributes.indexOf(held.attribute()) + "].expected",
                        held.fact() == null ? "input.nothing-held" : "input.version")));
        this.unnamed = List.copyOf(fields);
    }

    List<Problem.Held> now() {
        return now;
    }

    /** The facts of which no version was named, field by field. */
    List<Wrong> unnamed() {
        return unnamed;
    }

    /** Whether somebody was quicker, or nobody said what was seen. */
    String reason() {
        return unnamed.size() == now.size() ? "version-required" : "stale-version";
    }

    /** The version of the first fact that has changed. */
    String version() {
        String version = now.getFirst().version();
        return version == null ? "none" : version;
    }
}
