package org.guichet.channel.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The pages. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http) {
        http.authorizeHttpRequests(PageRules::apply).headers(SecurityHeaders::apply);
        return http.build();
    }
}
