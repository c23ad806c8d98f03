package org.guichet.channel.security;

import static org.guichet.channel.security.Caller.PROGRAMME_PREFIX;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.PRIVATE_KEY_JWT;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The OAuth clients the authorization server knows. Those of people are the platform's own pages and prove themselves
 * with its own key; those of programmes prove themselves with the keys they registered.
 */
final class OAuthClients implements RegisteredClientRepository {
    static final String KEYS = "guichet.keys";
    private final Accounts accounts;
    private final String issuer;
    private final SecuritySettings.AuthorizationServer settings;
    private final boolean scripts;

    /** @param scripts whether people's clients also take the loopback redirect, without a key: for trying alone */
    OAuthClients(Accounts accounts, String issuer, SecuritySettings.AuthorizationServer settings, boolean scripts) {
        this.accounts = accounts;
        this.issuer = issuer;
        this.settings = settings;
        this.scripts = scripts;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("OAuth clients are not registered over the network");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        Optional<RegisteredClient> people = PeoplesClient.find(clientId).map(this::ofPeople);
        return people.or(() -> ofProgramme(clientId)).orElse(null);
    }

    private RegisteredClient ofPeople(PeoplesClient client) {
        RegisteredClient.Builder builder = RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientAuthenticationMethod(PRIVATE_KEY_JWT)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(issuer + "/login/oauth2/code/" + client.id())
                .scope(OidcScopes.OPENID)
                .clientSettings(provenByKey().build())
                .tokenSettings(tokens());
        if (scripts) {
            builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                    .redirectUri("http://127.0.0.1/callback"); // whatever its port: RFC 8252, section 7.3
        }
        return builder.build();
    }

    private Optional<RegisteredClient> ofProgramme(String clientId) {
        if (!clientId.startsWith(PROGRAMME_PREFIX)) {
            return Optional.empty();
        }
        return accounts.programmeKeys(clientId.substring(PROGRAMME_PREFIX.length()))
                .map(keys -> RegisteredClient.withId(clientId)
                        .clientId(clientId)
                        .clientAuthenticationMethod(PRIVATE_KEY_JWT)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .clientSettings(provenByKey().setting(KEYS, keys).build())
                        .tokenSettings(tokens())
                        .build());
    }

    private static ClientSettings.Builder provenByKey() {
        return ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS256);
    }

    private TokenSettings tokens() {
        return TokenSettings.builder()
                .accessTokenTimeToLive(settings.accessToken())
                .refreshTokenTimeToLive(settings.refreshToken())
                .reuseRefreshTokens(false)
                .idTokenSignatureAlgorithm(SignatureAlgorithm.RS256)
                .build();
    }
}
