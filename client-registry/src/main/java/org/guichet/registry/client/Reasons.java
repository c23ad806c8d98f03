package org.guichet.registry.client;

import java.util.List;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;

/** Why somebody decided as they did: asked for where a decision is told with its reason. */
public final class Reasons {
    private static final int LONGEST = 500;

    private Reasons() {}

    /** @throws InvalidInput of {@code reason} where there is none, or more than anybody reads */
    public static String given(@Nullable String reason) {
        String given = reason == null ? "" : reason.strip();
        if (given.isEmpty()) {
            throw new InvalidInput(List.of(Wrong.of("reason", "input.required")));
        }
        if (given.length() > LONGEST) {
            throw new InvalidInput(List.of(Wrong.of("reason", "input.too-long", String.valueOf(LONGEST))));
        }
        return given;
    }
}
