package org.guichet.channel.security;

import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** A person in a session: the roles come from the claims, and nobody comes in without one. */
final class SignedIn implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private final OidcUserService claims = new OidcUserService();
    private final Callers callers;

    SignedIn(Callers callers) {
        this.callers = callers;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = claims.loadUser(request);
        Caller caller =
                callers.of(user.getClaims(), request.getClientRegistration().getRegistrationId());
        if (caller.authorities().isEmpty()) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.ACCESS_DENIED);
        }
        return new DefaultOidcUser(caller.authorities(), user.getIdToken(), user.getUserInfo());
    }
}
