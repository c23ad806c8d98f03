package org.guichet.registry.vigilance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What one member of staff looked at of one client, oldest first.
 *
 * @param ties what the client is to her, as it was found out once
 * @param openings the newest, at most {@link #MOST}
 */
record Pair(String agent, String office, UUID client, Set<Tie> ties, List<Opening> openings) {
    static final int MOST = 40;

    Pair {
        ties = Set.copyOf(ties);
        openings = List.copyOf(openings);
    }

    /** With one more look. */
    Pair with(Look look, boolean byName, Duration sitting) {
        List<Opening> all = new ArrayList<>(openings);
        for (int index = all.size() - 1; index >= 0; index--) {
            if (all.get(index).takes(look, sitting)) {
                all.set(index, all.get(index).with(look));
                return of(all);
            }
        }
        all.add(Opening.of(look, byName));
        return of(all.size() > MOST ? all.subList(all.size() - MOST, all.size()) : all);
    }

    Pair of(List<Opening> others) {
        return new Pair(agent, office, client, ties, others);
    }

    /** Without what is older than the window. */
    Pair since(Instant from) {
        return of(openings.stream().filter(one -> !one.at().isBefore(from)).toList());
    }
}
