package org.guichet.channel.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.guichet.registry.EveryRow;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.secrecy.KeysetsForTests;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SigningKeysIT {
    private final Ticking clock = new Ticking();
    private final DriverManagerDataSource source = migrated();

    @Test
    void aNewKeyIsPublishedBeforeItSignsAndTheOldOneStaysWhileItsTokensLive() {
        SigningKeys keys = node();
        keys.rotate();
        String first = keys.signing().getKeyID();

        clock.pass(Duration.ofDays(30).plusMinutes(1));
        keys.rotate();
        assertThat(keys.signing().getKeyID()).isEqualTo(first);
        assertThat(published(keys)).hasSize(2);

        clock.pass(SigningKeys.PUBLISHED_BEFORE.plusMinutes(1));
        assertThat(keys.signing().getKeyID()).isNotEqualTo(first);
        assertThat(published(keys)).hasSize(2);

        clock.pass(SigningKeys.PUBLISHED_AFTER);
        keys.rotate();
        assertThat(published(keys)).hasSize(1).doesNotContain(first);
    }

    @Test
    void nodesShareTheirKeysAndMakeNoMoreThanOne() {
        SigningKeys one = node();
        SigningKeys other = node();
        one.rotate();
        other.rotate();

        assertThat(published(other)).hasSize(1).isEqualTo(published(one));
    }

    @Test
    void whoeverReadsTheDatabaseCannotSign() {
        SigningKeys keys = node();
        keys.rotate();
        String secret = ((RSAKey) keys.signing()).getPrivateExponent().toString();

        assertThat(EveryRow.holding(JdbcClient.create(source), secret)).isEmpty();
        assertThat(EveryRow.holding(JdbcClient.create(source), keys.signing().getKeyID()))
                .containsExactly("channel.signing_key");
    }

    @Test
    void aKeyKeptInClearBeforeStillSigns() throws JOSEException {
        JWK before = new RSAKeyGenerator(2048).keyID("before").generate();
        JdbcClient.create(source)
                .sql("insert into channel.signing_key (kid, jwk, active_from) values ('before', ?, ?)")
                .params(before.toJSONString(), Timestamp.from(clock.instant()))
                .update();
        SigningKeys keys = node();

        keys.rotate();

        assertThat(keys.signing()).isEqualTo(before);
    }

    private SigningKeys node() {
        return new SigningKeys(
                JdbcClient.create(source),
                new TransactionTemplate(new JdbcTransactionManager(source)),
                KeysetsForTests.anEncryption(),
                clock,
                Duration.ofDays(30));
    }

    private static List<String> published(SigningKeys keys) {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null).stream()
                .map(JWK::getKeyID)
                .toList();
    }

    private static DriverManagerDataSource migrated() {
        PostgresServer.Database database = PostgresServer.freshDatabase();
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.url(), database.username(), database.password());
        Flyway.configure()
                .dataSource(source)
                .schemas("public", "channel")
                .locations("classpath:db/migration/channel")
                .load()
                .migrate();
        return source;
    }

    /** Time passes when told to. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
