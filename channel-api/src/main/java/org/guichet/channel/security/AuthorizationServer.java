package org.guichet.channel.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import javax.sql.DataSource;
import org.guichet.registry.secrecy.EncryptedTable;
import org.guichet.registry.secrecy.Encryption;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.transaction.support.TransactionOperations;

/** The platform's own authorization server: what it keeps and what it signs with. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("guichet.security.authorization-server.enabled")
class AuthorizationServer {

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    Accounts accounts(JdbcClient jdbc, TransactionOperations transaction, PasswordEncoder passwords, Clock clock) {
        return new Accounts(jdbc, transaction, passwords, clock);
    }

    @Bean
    SignInAttempts signInAttempts(JdbcClient jdbc, Clock clock, SecuritySettings settings) {
        return new SignInAttempts(jdbc, clock, settings.authorizationServer());
    }

    @Bean(initMethod = "rotate")
    SigningKeys signingKeys(
            JdbcClient jdbc,
            TransactionOperations transaction,
            Encryption encryption,
            Clock clock,
            SecuritySettings settings) {
        return new SigningKeys(
                jdbc,
                transaction,
                encryption,
                clock,
                settings.authorizationServer().keyRotation());
    }

    @Bean
    static EncryptedTable encryptedSigningKeys() {
        return new EncryptedTable("channel.signing_key", "'" + SigningKeys.WHAT + "'", "kid");
    }

    @Bean
    RegisteredClientRepository oauthClients(Accounts accounts, SecuritySettings settings, Environment environment) {
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        return new OAuthClients(accounts, settings.issuerOrFail(), settings.authorizationServer(), demo);
    }

    @Bean
    OAuth2AuthorizationService authorizations(DataSource source, RegisteredClientRepository clients) {
        return new JdbcOAuth2AuthorizationService(new Authorizations(source), clients);
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(SecuritySettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.issuerOrFail())
                .build();
    }

    @Bean
    TokenClaims tokenClaims(Accounts accounts, SecuritySettings settings) {
        return new TokenClaims(accounts, settings.claims());
    }

    @Bean
    JwtEncoder jwtEncoder(JWKSource<SecurityContext> keys) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(candidates -> candidates.getFirst());
        return encoder;
    }

    /** Our own tokens, checked without asking anybody. */
    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, SecuritySettings settings) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(settings.issuerOrFail()),
                new JwtTypeValidator(TokenClaims.ACCESS_TOKEN_TYPE)));
        return decoder;
    }
}
