package org.guichet.channel.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a citizen chose to act for on her pages, until she turns back or signs out. The choice permits nothing: every page
 * is decided upon at the door.
 */
public final class ActingFor {
    private static final String CLIENT = "guichet.acting-for.client";
    private static final String NAME = "guichet.acting-for.name";
    private static final String ORGANIZATION = "guichet.acting-for.organization";

    private ActingFor() {}

    /** @param organization whether it is one, which others may act for beside her */
    public static void begin(HttpSession session, UUID client, String name, boolean organization) {
        session.setAttribute(ORGANIZATION, String.valueOf(organization));
        session.setAttribute(CLIENT, client.toString());
        session.setAttribute(NAME, name);
    }

    public static void end(HttpSession session) {
        session.removeAttribute(CLIENT);
        session.removeAttribute(NAME);
        session.removeAttribute(ORGANIZATION);
    }

    /** As the proof names her. */
    public static Optional<String> name(HttpServletRequest request) {
        return Optional.ofNullable(said(request, NAME));
    }

    public static boolean organization(HttpServletRequest request) {
        return "true".equals(said(request, ORGANIZATION));
    }

    static @Nullable UUID by(HttpServletRequest request, UUID self) {
        String client = said(request, CLIENT);
        return client == null ? null : UUID.fromString(client);
    }

    private static @Nullable String said(HttpServletRequest request, String name) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(name);
    }
}
