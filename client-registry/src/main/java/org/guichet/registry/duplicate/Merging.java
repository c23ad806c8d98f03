package org.guichet.registry.duplicate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Once;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientsMerged;
import org.guichet.registry.client.ClientsUnmerged;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.records.ClientMerges;
import org.guichet.registry.client.records.DecidedBy;
import org.guichet.registry.client.records.Merge;
import org.guichet.registry.client.records.ToldApart;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Merging two clients who are one person, and taking it back, by a supervisor within a contact bound to neither. */
@Component
public class Merging {
    private static final int LONGEST_REASON = 500;

    private final DuplicateDoor door;
    private final ClientMerges merges;
    private final ToldApart toldApart;
    private final Once once;
    private final Telling telling;

    Merging(DuplicateDoor door, ClientMerges merges, ToldApart toldApart, Once once, Telling telling) {
        this.door = door;
        this.merges = merges;
        this.toldApart = toldApart;
        this.once = once;
        this.telling = telling;
    }

    /** Whoever tells the other rooms, with the ids they are told. */
    @Component
    record Telling(ApplicationEventPublisher events, Clock clock) {}

    /**
     * Merges one client into another. Both ids keep resolving; what is recorded from now on is the survivor's.
     *
     * @param choices the fact that counts, by attribute, where both have a value: until a newer one is recorded
     * @return the merge
     * @throws InvalidInput naming every wrong field
     * @throws NotFound where either is absent or sealed to whoever acts
     * @throws org.guichet.registry.client.StateChanged where either was merged already, or is changing just now
     */
    @Transactional
    public UUID merge(ClientId survivor, ClientId merged, String reason, Map<String, UUID> choices) {
        DecidedBy officer = Officer.deciding();
        refuse(wrong(survivor, merged, reason, choices));
        UUID id = Ids.next(telling.clock());
        Optional<String> earlier = once.claim("merge-clients", id.toString());
        if (earlier.isPresent()) {
            return UUID.fromString(earlier.get());
        }
        door.change(survivor);
        door.change(merged);
        merges.merge(id, survivor, merged, reason.strip(), choices, officer, Officer.seen());
        telling.events().publishEvent(new ClientsMerged(id, survivor, merged));
        return id;
    }

    /**
     * Takes a merge back: every record goes home, and the two are told apart for good.
     *
     * @throws NotFound for a merge that never was
     * @throws org.guichet.registry.client.StateChanged where it has been taken back, or is changing just now
     */
    @Transactional
    public void unmerge(UUID id, @Nullable String reason) {
        DecidedBy officer = Officer.deciding();
        refuse(tooLong(reason));
        Merge merge = merges.find(id, Officer.seen()).orElseThrow(NotFound::new);
        door.change(merge.merged());
        ClientId remaining = merges.undo(merge, reason, officer, Officer.seen());
        door.change(remaining);
        toldApart.mark(merge.merged(), merge.survivor(), "unmerge " + id, officer);
        telling.events().publishEvent(new ClientsUnmerged(id, merge.merged(), remaining));
    }

    /** Everything that is wrong with a merge; a choice is of a fact that counts for either of the two now. */
    List<Wrong> wrong(ClientId survivor, ClientId merged, String reason, Map<String, UUID> choices) {
        List<Wrong> wrong = new ArrayList<>(tooLong(reason));
        if (survivor.equals(merged)) {
            wrong.add(Wrong.of("mergedId", "input.same-client"));
        }
        if (reason.isBlank()) {
            wrong.add(Wrong.of("reason", "input.required"));
        }
        Set<String> known = choices.keySet().stream().filter(door::tellsApart).collect(Collectors.toSet());
        Set<UUID> held = known.isEmpty() ? Set.of() : door.current(List.of(survivor, merged), known);
        new TreeMap<>(choices).forEach((attribute, fact) -> {
            if (!known.contains(attribute)) {
                wrong.add(Wrong.of("choices." + attribute, "input.unknown-attribute"));
            } else if (!held.contains(fact)) {
                wrong.add(Wrong.of("choices." + attribute, "input.no-longer-held"));
            }
        });
        return wrong;
    }

    static void refuse(List<Wrong> wrong) {
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }

    static List<Wrong> tooLong(@Nullable String reason) {
        return reason != null && reason.length() > LONGEST_REASON
                ? List.of(Wrong.of("reason", "input.too-long", String.valueOf(LONGEST_REASON)))
                : List.of();
    }
}
