package org.guichet.registry.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientIds;
import org.guichet.registry.client.Seen;
import org.guichet.registry.consent.Reading;
import org.guichet.registry.retention.Hold.Cause;
import org.guichet.registry.retention.Hold.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is said of a hold. A client who is not there, and one who is not seen, are wrong alike. */
@Component
class HoldReading {
    private static final int YEARS = 5;

    private final ClientIds ids;
    private final Kinds kinds;

    HoldReading(ClientIds ids, Kinds kinds) {
        this.ids = ids;
        this.kinds = kinds;
    }

    /** What is right of it counts only where nothing is wrong. */
    record Said(
            Scope scope,
            @Nullable UUID client,
            Set<ClientId> clients,
            @Nullable String kind,
            Cause cause,
            String authority,
            String orderedBy,
            String reason,
            LocalDate reviewDue) {
        Hold hold(UUID id, Instant at, String by) {
            return new Hold(id, scope, client, kind, cause, authority, orderedBy, at, by, reviewDue, null, null);
        }
    }

    Said said(HoldDraft draft, Reading reading, Errand errand) {
        Scope scope = choice(reading, "scope", draft.scope(), Scope.values(), Scope.EVERYTHING);
        UUID client = scope == Scope.CLIENT ? client(reading, draft.client()) : null;
        Set<ClientId> clients = client == null ? Set.of() : seen(new ClientId(client), errand);
        if (client != null && clients.isEmpty()) {
            reading.wrong("client", "input.no-such-client");
        }
        String kind = scope == Scope.KIND ? kind(reading, draft.kind()) : null;
        return new Said(
                scope,
                client,
                clients,
                kind,
                choice(reading, "cause", draft.cause(), Cause.values(), Cause.LITIGATION),
                reading.text("authority", draft.authority(), Reading.SHORT),
                reading.text("orderedBy", draft.orderedBy(), Reading.SHORT),
                reading.text("reason", draft.reason(), Reading.SHORT),
                review(reading, draft.reviewDue()));
    }

    private Set<ClientId> seen(ClientId client, Errand errand) {
        Set<ClientId> known = ids.known(client);
        List<UUID> hidden = Arrays.asList(ids.hidden(Seen.by(errand.cleared(), errand.self())));
        return known.stream().map(ClientId::value).anyMatch(hidden::contains) ? Set.of() : known;
    }

    private static @Nullable UUID client(Reading reading, @Nullable String written) {
        String text = reading.text("client", written, Reading.SHORT);
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            reading.wrong("client", "input.uuid");
            return null;
        }
    }

    private String kind(Reading reading, @Nullable String written) {
        String code = reading.text("kind", written, Reading.SHORT);
        if (!code.isEmpty() && kinds.find(code).isEmpty()) {
            reading.wrong("kind", "input.choice");
        }
        return code;
    }

    private static LocalDate review(Reading reading, @Nullable String written) {
        LocalDate day = reading.day("reviewDue", written, true);
        if (day == null) {
            return reading.today();
        }
        if (!day.isAfter(reading.today()) || day.isAfter(reading.today().plusYears(YEARS))) {
            reading.wrong("reviewDue", "input.date-range");
        }
        return day;
    }

    private static <E extends Enum<E>> E choice(
            Reading reading, String field, @Nullable String written, E[] among, E otherwise) {
        String text = reading.text(field, written, Reading.SHORT);
        for (E one : among) {
            if (one.name().equals(text)) {
                return one;
            }
        }
        if (!text.isEmpty()) {
            reading.wrong(field, "input.choice");
        }
        return otherwise;
    }
}
