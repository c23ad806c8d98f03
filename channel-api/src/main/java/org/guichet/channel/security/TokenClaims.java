package org.guichet.channel.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.guichet.registry.actor.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** What our tokens say of their bearer, looked up each time one is made: a role withdrawn is gone at the next refresh. */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    /** RFC 9068: keeps an ID token from being taken for an access token. */
    static final String ACCESS_TOKEN_TYPE = "at+jwt";

    private static final String LEVEL = "http://eidas.europa.eu/LoA/";
    private final Accounts accounts;
    private final SecuritySettings.Claims names;

    TokenClaims(Accounts accounts, SecuritySettings.Claims names) {
        this.accounts = accounts;
        this.names = names;
    }

    @Override
    public void customize(JwtEncodingContext token) {
        OAuth2Authorization signIn = token.getAuthorization();
        if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
            token.getJwsHeader().type(ACCESS_TOKEN_TYPE);
            if (signIn != null) {
                // the same in every token that is refreshed from one sign-in, and in no other
                token.getClaims().claim(names.session(), signIn.getId());
            }
        }
        String client = token.getRegisteredClient().getClientId();
        token.getClaims().claim(names.client(), client);
        Authentication person = token.getPrincipal();
        if (person != null) {
            PeoplesClient.find(client).ifPresent(people -> describe(person.getName(), people, token.getClaims()));
        }
    }

    private void describe(String name, PeoplesClient client, JwtClaimsSet.Builder claims) {
        List<Role> roles = accounts.roles(name, client.id());
        Accounts.Account account = accounts.find(name)
                .filter(known -> !roles.isEmpty())
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        // an ArrayList: claims are stored, and the store's list of types to read back has no immutable list
        claims.claim(
                names.roles(), new ArrayList<>(roles.stream().map(Role::name).toList()));
        claims.claim("channel", client.channel());
        claims.claim(names.assurance(), LEVEL + account.assurance().name().toLowerCase(Locale.ROOT));
        if (!account.office().isEmpty()) {
            claims.claim(names.office(), account.office());
        }
        if (account.clientId() != null) {
            claims.claim(names.clientId(), account.clientId().toString());
        }
    }
}
