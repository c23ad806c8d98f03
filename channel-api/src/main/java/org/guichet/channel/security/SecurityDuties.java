package org.guichet.channel.security;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What the authorization server does on its own: rotate its keys, forget what has expired. Any node may do it. */
@Component
@EnableScheduling
@ConditionalOnProperty("guichet.security.authorization-server.enabled")
class SecurityDuties {
    private static final Duration KEPT = Duration.ofDays(1);
    private final SigningKeys keys;
    private final SignInAttempts attempts;
    private final JdbcClient jdbc;
    private final Clock clock;

    SecurityDuties(SigningKeys keys, SignInAttempts attempts, JdbcClient jdbc, Clock clock) {
        this.keys = keys;
        this.attempts = attempts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    void everyHour() {
        keys.rotate();
        attempts.forgetOld();
        jdbc.sql("""
                        delete from channel.oauth2_authorization
                        where greatest(authorization_code_expires_at, access_token_expires_at,
                                       oidc_id_token_expires_at, refresh_token_expires_at) < ?
                        """).param(Timestamp.from(clock.instant().minus(KEPT))).update();
    }
}
