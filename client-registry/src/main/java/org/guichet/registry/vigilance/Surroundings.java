package org.guichet.registry.vigilance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.PastContacts;
import org.guichet.registry.actor.PastContacts.PastContact;
import org.guichet.registry.vigilance.Memory.PairKey;
import org.guichet.registry.vigilance.StateRows.Kept;
import org.guichet.registry.vigilance.Ties.Unknown;
import org.guichet.registry.vigilance.Watch.Ground;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What must be known around looks to judge them: their contacts, who else had to do with the client, and what she is to whoever looked. */
@Component
class Surroundings {
    private final ObjectProvider<PastContacts> contacts;
    private final TraceRows traces;
    private final Ties ties;

    Surroundings(ObjectProvider<PastContacts> contacts, TraceRows traces, Ties ties) {
        this.contacts = contacts;
        this.traces = traces;
        this.ties = ties;
    }

    record Known(Map<PairKey, Set<Tie>> ties, Map<UUID, Ground> grounds, Map<UUID, Watch.Around> around) {}

    Known of(List<Kept> due, Thresholds thresholds, Instant until, Memory memory) {
        List<Unknown> unknown = new ArrayList<>();
        Map<PairKey, Set<Tie>> known = new HashMap<>();
        List<TraceRows.Asked> asked = new ArrayList<>();
        List<UUID> within = new ArrayList<>();
        for (Kept one : due) {
            Pair pair = Objects.requireNonNull(memory.pairs.get(one.key()));
            if (pair.openings().stream().anyMatch(Opening::settled) && !one.kin()) {
                known.put(one.key(), pair.ties());
            } else {
                unknown.add(new Unknown(one.key(), pair.office(), one.kin()));
            }
            pair.openings().stream().filter(opening -> !opening.settled()).forEach(opening -> {
                asked.add(new TraceRows.Asked(
                        opening.entry(),
                        pair.agent(),
                        pair.client(),
                        opening.at(),
                        opening.at().minus(thresholds.shortly()),
                        opening.at().minus(thresholds.crowding()),
                        until));
                if (opening.contact() != null) {
                    within.add(opening.contact());
                }
            });
        }
        known.putAll(ties.of(unknown));
        return new Known(known, grounds(within), traces.around(asked));
    }

    private Map<UUID, Ground> grounds(List<UUID> within) {
        PastContacts past = contacts.getIfAvailable();
        Map<UUID, Ground> grounds = new HashMap<>();
        if (past != null && !within.isEmpty()) {
            past.find(within).forEach((id, contact) -> grounds.put(id, new Ground(footing(contact), contact.over())));
        }
        return grounds;
    }

    private static Footing footing(PastContact contact) {
        if (contact.byPlatform() || contact.identified() && contact.ticket()) {
            return Footing.CALLER;
        }
        return contact.identified() || contact.ticket() ? Footing.CLAIM : Footing.NOBODY;
    }
}
