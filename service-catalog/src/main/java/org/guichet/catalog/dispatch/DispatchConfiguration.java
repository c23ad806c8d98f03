package org.guichet.catalog.dispatch;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DispatchSettings.class, SigningSettings.class})
class DispatchConfiguration {}
