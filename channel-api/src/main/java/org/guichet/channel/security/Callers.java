package org.guichet.channel.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.OwnAccounts;
import org.guichet.registry.actor.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Reads the claims of a token or a session. A claim that cannot be read grants nothing. Where none says which client a
 * citizen is, her account may have been bound to one since.
 */
final class Callers {
    private final SecuritySettings.Claims names;
    private final OwnAccounts accounts;

    Callers(SecuritySettings.Claims names, OwnAccounts accounts) {
        this.names = names;
        this.accounts = accounts;
    }

    Optional<Caller> of(@Nullable Authentication authentication) {
        return switch (authentication) {
            case JwtAuthenticationToken bearer -> Optional.of(of(bearer.getTokenAttributes()));
            case OAuth2AuthenticationToken session
            when session.getPrincipal() instanceof OidcUser user ->
                Optional.of(of(user.getClaims(), session.getAuthorizedClientRegistrationId()));
            case null, default -> Optional.empty();
        };
    }

    Caller of(Map<String, Object> claims) {
        return of(claims, text(claims, names.client()));
    }

    Caller of(Map<String, Object> claims, String oauthClient) {
        Caller caller = new Caller(
                oauthClient,
                text(claims, "sub"),
                roles(claims.get(names.roles())),
                text(claims, names.office()),
                uuid(text(claims, names.clientId())),
                assurance(text(claims, names.assurance())));
        return caller.isNewcomer()
                ? accounts.clientOf(caller.account()).map(caller::belongingTo).orElse(caller)
                : caller;
    }

    private static String text(Map<String, Object> claims, String name) {
        Object value = claims.get(name);
        return value == null ? "" : value.toString();
    }

    private static Set<Role> roles(@Nullable Object claim) {
        Collection<?> values = claim instanceof Collection<?> several ? several : List.of();
        Set<String> granted = values.stream().map(Object::toString).collect(Collectors.toSet());
        return Arrays.stream(Role.values())
                .filter(role -> granted.contains(role.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    /** The last word of an authentication context reference, as in {@code http://eidas.europa.eu/LoA/substantial}. */
    private static Assurance assurance(String reference) {
        String word = reference.substring(reference.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
        return Arrays.stream(Assurance.values())
                .filter(level -> level.name().equals(word))
                .findFirst()
                .orElse(Assurance.LOW);
    }
}
