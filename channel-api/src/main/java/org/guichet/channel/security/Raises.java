package org.guichet.channel.security;

import jakarta.servlet.http.HttpServletRequest;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.RaisedSessions;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** How sure we are of whoever calls: as she signed in, or as a client raised the session she calls in, whichever is more. */
final class Raises {
    private final SessionNames names;
    private final RaisedSessions raised;

    Raises(SessionNames names, RaisedSessions raised) {
        this.names = names;
        this.raised = raised;
    }

    Assurance assurance(HttpServletRequest request, Caller caller, Actor actor) {
        Assurance signedIn = caller.assurance();
        if (!(actor instanceof Actor.Client client) || signedIn == Assurance.HIGH) {
            return signedIn;
        }
        return names.of(request)
                .flatMap(session -> raised.reached(client.clientId(), session))
                .filter(reached -> reached.reaches(signedIn))
                .orElse(signedIn);
    }

    /** Whoever signs out takes nothing along, should the session come back. */
    void end(HttpServletRequest request, @Nullable Authentication signedOut) {
        names.of(request, signedOut).ifPresent(raised::end);
    }
}
