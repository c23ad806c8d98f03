package org.guichet.registry.protection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.Once;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where people came upon sealed clients: they are answered that somebody has to look, and this is the queue of whoever
 * does. Nobody else sees it, or how long it is.
 */
@Component
public class Encounters {
    private static final int LONGEST_PAGE = 100;

    private final EncounterRows rows;
    private final ProtectionLog log;
    private final Once once;

    Encounters(EncounterRows rows, ProtectionLog log, Once once) {
        this.rows = rows;
        this.log = log;
        this.once = once;
    }

    /** A sealed client somebody told of, as matching found her. */
    public record Met(ClientId client, boolean certain, double score, List<String> agreeing) {
        public Met {
            agreeing = List.copyOf(agreeing);
        }
    }

    /** One page, oldest first, and how many wait in all. */
    public record Page(List<Encounter> items, @Nullable UUID next, long total) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** Notes whom whoever acts came upon: one statement, also where it was nobody, so that time does not tell. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(List<Met> met) {
        rows.insert(Acting.errand(), met);
    }

    /** What waits. Each of the clients has it in her ledger that it was read. */
    @Transactional
    public Page waiting(int limit, @Nullable UUID cursor) {
        Errand errand = Cleared.deciding();
        int size = Math.clamp(limit, 1, LONGEST_PAGE);
        List<EncounterRows.Waiting> found = rows.open(size + 1, cursor);
        boolean more = found.size() > size;
        List<EncounterRows.Waiting> read = more ? found.subList(0, size) : found;
        log.metRead(errand, read);
        List<Encounter> items =
                read.stream().map(EncounterRows.Waiting::encounter).toList();
        return new Page(items, more ? items.getLast().id() : null, rows.count());
    }

    /**
     * Closes one: somebody has looked.
     *
     * @throws InvalidInput where it is not said what was done
     * @throws NotFound where there is none, or it was closed before
     */
    @Transactional
    public void close(UUID id, @Nullable String why) {
        Errand errand = Cleared.deciding();
        List<Wrong> wrong = new ArrayList<>();
        Protecting.checkText(wrong, "reason", why);
        Protecting.refuse(wrong);
        if (once.claim("close-encounter", id.toString()).isEmpty()
                && !rows.close(
                        id, errand.actor().id(), Objects.requireNonNull(why).strip())) {
            throw new NotFound();
        }
    }
}
