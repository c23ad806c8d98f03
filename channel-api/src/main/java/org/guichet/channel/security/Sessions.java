package org.guichet.channel.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions of pages lie in the database, so that any node can answer the next request. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "channel.spring_session", maxInactiveIntervalInSeconds = 1800)
class Sessions {

    @Bean
    CookieSerializer sessionCookie() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("guichet");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax"); // Strict would lose the session on the way back from an outside issuer
        return cookie;
    }
}
