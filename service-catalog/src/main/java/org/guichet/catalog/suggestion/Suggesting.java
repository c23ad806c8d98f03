package org.guichet.catalog.suggestion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.guichet.catalog.suggestion.Suggestion.Response;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Taking clients' answers to suggestions, and switching suggestions off and on. */
@Component
public class Suggesting {
    private final SuggestionDoor door;
    private final SuggestionRows rows;
    private final SuggestionTrail trail;
    private final SuggestionSettings settings;
    private final Clock clock;

    Suggesting(
            SuggestionDoor door, SuggestionRows rows, SuggestionTrail trail, SuggestionSettings settings, Clock clock) {
        this.door = door;
        this.rows = rows;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes the answer to a suggestion: what is declined or put off is not suggested again within its period. The same
     * answer again changes nothing.
     *
     * @throws NotFound where there is no such suggestion, or it is not the citizen's own
     */
    @Transactional
    public Suggestion respond(UUID id, Response response) {
        Permit permit = door.openRow(rows.owner(id).orElseThrow(NotFound::new));
        Suggestion before = rows.find(permit, id);
        if (before.response() != response) {
            Instant now = clock.instant();
            rows.respond(permit, id, response, now, hidden(response, now));
            trail.answered(permit, before, response);
        }
        return rows.find(permit, id);
    }

    /** Switches suggestions on or off; off, nothing of the client is read to find any. */
    @Transactional
    public boolean prefer(ClientId client, boolean enabled) {
        Permit permit = door.openRows(client);
        if (rows.standing(permit, null).enabled() != enabled) {
            rows.prefer(permit, enabled, clock.instant());
            trail.switched(permit, enabled);
        }
        return enabled;
    }

    private @Nullable Instant hidden(Response response, Instant now) {
        Duration period = switch (response) {
            case ACCEPT -> null;
            case DECLINE -> settings.declined();
            case LATER -> settings.later();
        };
        return period == null ? null : now.plus(period);
    }
}
