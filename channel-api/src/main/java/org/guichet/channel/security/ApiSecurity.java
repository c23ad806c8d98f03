package org.guichet.channel.security;

import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.OwnAccounts;
import org.guichet.registry.actor.RaisedSessions;
import org.guichet.registry.secrecy.KeyedDigest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** The API: a bearer token on every request, no session, no cookie. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
@EnableWebSecurity
class ApiSecurity {

    @Bean
    Callers callers(SecuritySettings settings, ObjectProvider<OwnAccounts> accounts) {
        return new Callers(settings.claims(), accounts.getIfAvailable(() -> nobodyIsBound -> Optional.empty()));
    }

    @Bean
    SessionNames sessionNames(KeyedDigest digest, SecuritySettings settings) {
        return new SessionNames(digest, settings.claims());
    }

    @Bean
    Raises raises(SessionNames names, ObjectProvider<RaisedSessions> raised) {
        return new Raises(names, raised.getIfAvailable(NothingRaised::new));
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(
            HttpSecurity http,
            SecuritySettings settings,
            Callers callers,
            Raises raises,
            KeyedDigest digest,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        Refusals refusals = new Refusals(problems);
        http.securityMatcher("/api/**", "/v3/api-docs/**", "/actuator/**")
                .authorizeHttpRequests(ApiRules::apply)
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(caller(callers)))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .withObjectPostProcessor(evenWhenTheIssuerIsDown(refusals)))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityHeaders::apply)
                .addFilterAfter(
                        new ErrandFilter(
                                new Errands(callers, RepresentedInApi::by, raises, digest),
                                settings.maxBody(),
                                refusals),
                        AuthorizationFilter.class);
        return http.build();
    }

    /** By default a failure to ask the issuer for its keys would leave the filters as an exception. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> evenWhenTheIssuerIsDown(Refusals refusals) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(refusals::commence);
                return filter;
            }
        };
    }

    /** Where nothing is known by which she could show more of who she is. */
    private static final class NothingRaised implements RaisedSessions {
        @Override
        public Optional<Assurance> reached(UUID client, String session) {
            return Optional.empty();
        }

        @Override
        public void end(String session) {
            // nothing counts that would have to end
        }
    }

    private static Converter<Jwt, AbstractAuthenticationToken> caller(Callers callers) {
        return jwt -> {
            Caller caller = callers.of(jwt.getClaims());
            return new JwtAuthenticationToken(jwt, caller.authorities(), caller.name());
        };
    }
}
