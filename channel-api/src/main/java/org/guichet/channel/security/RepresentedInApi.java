package org.guichet.channel.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom a citizen acts for through the API: the client the header names, or else the client her path names. Whether she
 * may is decided at the door.
 */
final class RepresentedInApi {
    private static final String HEADER = "On-Behalf-Of";
    private static final Pattern CLIENT =
            Pattern.compile("/api/v1/clients/(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})(?:/.*)?");

    private RepresentedInApi() {}

    static @Nullable UUID by(HttpServletRequest request, UUID self) {
        String named = request.getHeader(HEADER);
        UUID client = named == null ? inPath(request) : named(named);
        return self.equals(client) ? null : client;
    }

    private static UUID named(String header) {
        try {
            return UUID.fromString(header);
        } catch (IllegalArgumentException notAnId) {
            throw new UnusableRequest(HEADER, "input.uuid");
        }
    }

    private static @Nullable UUID inPath(HttpServletRequest request) {
        Matcher path = CLIENT.matcher(request.getRequestURI());
        return path.matches() ? UUID.fromString(path.group(1)) : null;
    }
}
