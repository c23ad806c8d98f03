package org.guichet.routes.delivery;

import org.apache.camel.component.http.HttpComponent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How routes speak HTTP: short patience, no redirects, and no retry but the outbox's own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {
    private static final long CONNECT_MILLIS = 2_000;
    private static final long ANSWER_MILLIS = 10_000;

    @Bean("http")
    HttpComponent http() {
        return impatient();
    }

    @Bean("https")
    HttpComponent https() {
        return impatient();
    }

    private static HttpComponent impatient() {
        HttpComponent component = new HttpComponent();
        component.setConnectTimeout(CONNECT_MILLIS);
        component.setConnectionRequestTimeout(CONNECT_MILLIS);
        component.setSoTimeout(ANSWER_MILLIS);
        component.setResponseTimeout(ANSWER_MILLIS);
        component.setAutomaticRetriesDisabled(true);
        component.setRedirectHandlingDisabled(true);
        component.setCookieManagementDisabled(true);
        return component;
    }
}
