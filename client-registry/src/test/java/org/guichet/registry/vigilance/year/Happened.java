package org.guichet.registry.vigilance.year;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody did.
 *
 * @param client number of the client; -1 for a search
 * @param contact number of the contact; 0 where there is none
 * @param standing what the contact says of who called
 * @param closed when the contact ended
 * @param byNumber of a search, whether it was by a number of the client's
 * @param snoop the incident it belongs to; null for work
 */
public record Happened(
        Instant at,
        What what,
        String agent,
        String office,
        int client,
        long contact,
        Standing standing,
        @Nullable Instant closed,
        boolean byNumber,
        @Nullable Incident snoop) {

    public enum What {
        OPENED,
        RECORDED,
        /** The client did something by herself: a letter, a form, a visit to the portal. */
        CAME_IN,
        REFUSED,
        SEARCHED
    }

    public enum Standing {
        CALLER_IDENTIFIED,
        TICKET_ALONE,
        NEITHER
    }

    /**
     * One thing a snoop wanted to know, in one or more looks.
     *
     * @param client whom it was about; -1 where it was about many
     */
    public record Incident(int number, Curiosity kind, String agent, int client) {}

    /** Why somebody snoops. */
    public enum Curiosity {
        OWN_RECORD,
        HOUSEHOLD,
        RELATIVE,
        NEIGHBOUR_ONCE,
        FORMER_PARTNER,
        PUBLIC_PERSON,
        COLLEAGUE,
        FISHING_BY_SEARCH,
        TRAWLING
    }
}
