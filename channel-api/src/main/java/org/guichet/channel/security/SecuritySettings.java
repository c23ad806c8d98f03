package org.guichet.channel.security;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Who may sign in, and what a request may weigh.
 *
 * @param issuer the OpenID Connect issuer whose tokens are believed; the platform's own address where its authorization
 *     server is on
 * @param maxBody above this a body is refused with 413; files of catalogue imports have limits of their own
 * @param clients secrets of the people's OAuth clients at an outside issuer, by client id
 */
@ConfigurationProperties("guichet.security")
public record SecuritySettings(
        @Nullable URI issuer,
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue AuthorizationServer authorizationServer,
        @DefaultValue Claims claims,
        @DefaultValue Map<String, Outside> clients) {

    /** The platform's own authorization server. */
    public record AuthorizationServer(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("5m") Duration accessToken,
            @DefaultValue("8h") Duration refreshToken,
            @DefaultValue("30d") Duration keyRotation,
            @DefaultValue("8") int attemptsPerAccount,
            @DefaultValue("40") int attemptsPerAddress,
            @DefaultValue("15m") Duration attemptWindow) {}

    /**
     * Names of the claims that say who is calling.
     *
     * @param session which stays the same while a token is refreshed; where a token has none, what is raised is raised for
     *     that token alone ({@code jti})
     */
    public record Claims(
            @DefaultValue("client_id") String client,
            @DefaultValue("roles") String roles,
            @DefaultValue("office") String office,
            @DefaultValue("clientId") String clientId,
            @DefaultValue("acr") String assurance,
            @DefaultValue("sid") String session) {}

    /** A people's client as an outside issuer knows it. */
    public record Outside(String secret) {}

    String issuerOrFail() {
        if (issuer == null) {
            throw new MissingSetting("guichet.security.issuer");
        }
        return issuer.toString();
    }
}
