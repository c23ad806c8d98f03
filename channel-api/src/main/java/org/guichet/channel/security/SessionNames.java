package org.guichet.channel.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import org.guichet.registry.secrecy.KeyedDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * What the session of a request is called by those who keep something of it: of pages the session in the cookie, of the
 * API the sign-in its token comes from. A keyed digest, so that nobody gets into a session by what is kept.
 */
public final class SessionNames {
    private static final String SESSION = "session";

    private final KeyedDigest digest;
    private final SecuritySettings.Claims names;

    SessionNames(KeyedDigest digest, SecuritySettings.Claims names) {
        this.digest = digest;
        this.names = names;
    }

    /** Empty where nobody is signed in, or the token says neither what it comes from nor which it is. */
    public Optional<String> of(HttpServletRequest request) {
        return of(request, SecurityContextHolder.getContext().getAuthentication());
    }

    Optional<String> of(HttpServletRequest request, @Nullable Authentication authentication) {
        return switch (authentication) {
            case JwtAuthenticationToken bearer -> ofToken(bearer.getTokenAttributes());
            case OAuth2AuthenticationToken pages ->
                Optional.ofNullable(request.getSession(false))
                        .map(HttpSession::getId)
                        .map(id -> name("pages", id));
            case null, default -> Optional.empty();
        };
    }

    private Optional<String> ofToken(Map<String, Object> claims) {
        String issued = said(claims, "iss") + '\n' + said(claims, names.client()) + '\n';
        return Optional.of(said(claims, names.session()))
                .filter(session -> !session.isEmpty())
                .map(session -> name("sign-in", issued + session))
                .or(() -> Optional.of(said(claims, "jti"))
                        .filter(token -> !token.isEmpty())
                        .map(token -> name("token", issued + token)));
    }

    private String name(String kind, String id) {
        return digest.of(SESSION, (kind + '\n' + id).getBytes(UTF_8));
    }

    private static String said(Map<String, Object> claims, String name) {
        Object value = claims.get(name);
        return value == null ? "" : value.toString();
    }
}
