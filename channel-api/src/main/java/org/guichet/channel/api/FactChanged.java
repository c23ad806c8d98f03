package org.guichet.channel.api;

import java.util.List;
import org.guichet.registry.registration.Asserted.Changed;

/** Somebody else corrected the same fact first; what is held now is told to whoever may see it. */
final class FactChanged extends RuntimeException {
    private final transient List<Problem.Held> now;

    FactChanged(Changed changed) {
        super("Another fact is held");
        this.now = changed.now().stream()
                .map(held -> held.fact() == null
                        ? new Problem.Held(held.attribute(), null, null)
                        : new Problem.Held(
                                held.attribute(),
                                held.fact().id().toString(),
                                held.fact().value()))
                .toList();
    }

    List<Problem.Held> now() {
        return now;
    }

    /** The version of the first fact that has changed. */
    String version() {
        String version = now.getFirst().version();
        return version == null ? "none" : version;
    }
}
