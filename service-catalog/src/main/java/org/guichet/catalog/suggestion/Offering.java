package org.guichet.catalog.suggestion;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guichet.catalog.application.Tracking;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Showing a client, or whoever serves her, what else there is for her. */
@Component
public class Offering {
    private static final String APPLICATIONS = "applications";

    private final Suggestions suggestions;
    private final SuggestionDoor door;
    private final Tracking tracking;

    Offering(Suggestions suggestions, SuggestionDoor door, Tracking tracking) {
        this.suggestions = suggestions;
        this.door = door;
        this.tracking = tracking;
    }

    /** What a client is offered; where {@code enabled} is false, nothing was looked for. */
    public record Offered(boolean enabled, List<Suggestion> suggestions) {
        public Offered {
            suggestions = List.copyOf(suggestions);
        }
    }

    @Transactional
    public Offered to(ClientId client) {
        Optional<Ask> ask = suggestions.ask(client);
        if (ask.isEmpty()) {
            // Whoever may not see suggestions is not told that they are off either.
            door.openRows(client);
            return new Offered(false, List.of());
        }
        Set<String> attributes = new HashSet<>(ask.get().attributes());
        attributes.add(APPLICATIONS);
        Permit permit = door.open(new Ask(client, ask.get().purpose(), attributes, null));
        return permit.covers(APPLICATIONS)
                ? new Offered(true, suggestions.suggest(permit, tracking.of(permit)))
                : new Offered(true, List.of());
    }
}
