package org.guichet.channel.security;

import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * The endpoints of the authorization server and its sign-in page. Pages of the platform are clients of it in the same
 * session, so it keeps who is signed in, and where to go next, under names of its own.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("guichet.security.authorization-server.enabled")
class SignInSecurity {
    private static final String PAGE = "/sign-in";

    @Bean
    @Order(1)
    SecurityFilterChain signIn(
            HttpSecurity http,
            Accounts accounts,
            SignInAttempts attempts,
            PasswordEncoder passwords,
            SigningKeys keys) {
        OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
        HttpSessionSecurityContextRepository account = new HttpSessionSecurityContextRepository();
        account.setSpringSecurityContextKey("guichet.account");
        HttpSessionRequestCache next = new HttpSessionRequestCache();
        next.setSessionAttrName("guichet.authorize");

        http.securityMatcher(new OrRequestMatcher(
                        server.getEndpointsMatcher(),
                        PathPatternRequestMatcher.withDefaults().matcher(PAGE)))
                .with(
                        server,
                        endpoints -> endpoints
                                .oidc(withDefaults())
                                .clientAuthentication(clients -> clients.authenticationProviders(
                                        providers -> providers.forEach(provider -> useKeysOnFile(provider, keys))))
                                .authorizationEndpoint(authorize -> authorize.authenticationProviders(
                                        providers -> providers.forEach(provider -> askForARole(provider, accounts)))))
                .authorizeHttpRequests(path ->
                        path.requestMatchers(PAGE).permitAll().anyRequest().authenticated())
                .oauth2ResourceServer(userInfo -> userInfo.jwt(withDefaults()))
                .formLogin(form -> form.loginPage(PAGE).failureUrl(PAGE + "?error"))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(PAGE)))
                .authenticationProvider(new LimitedSignIn(accounts, attempts, passwords))
                .securityContext(context -> context.securityContextRepository(account))
                .requestCache(cache -> cache.requestCache(next))
                .headers(SecurityHeaders::apply);
        return http.build();
    }

    private static void useKeysOnFile(AuthenticationProvider provider, SigningKeys keys) {
        if (provider instanceof JwtClientAssertionAuthenticationProvider assertions) {
            assertions.setJwtDecoderFactory(new AssertionDecoders(keys));
        }
    }

    private static void askForARole(AuthenticationProvider provider, Accounts accounts) {
        if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider requests) {
            requests.setAuthenticationValidator(
                    new OAuth2AuthorizationCodeRequestAuthenticationValidator().andThen(new RoleAtTheDoor(accounts)));
        }
    }
}
