package org.guichet.channel.security;

import java.util.function.Consumer;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/** Somebody without a role for the OAuth client gets {@code access_denied} at the authorization endpoint. */
final class RoleAtTheDoor implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {
    private final Accounts accounts;

    RoleAtTheDoor(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        if (request.getPrincipal() instanceof Authentication person
                && person.isAuthenticated()
                && !(person instanceof AnonymousAuthenticationToken)
                && accounts.roles(person.getName(), request.getClientId()).isEmpty()) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED), request);
        }
    }
}
