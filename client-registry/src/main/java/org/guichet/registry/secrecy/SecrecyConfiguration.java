package org.guichet.registry.secrecy;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecrecySettings.class)
class SecrecyConfiguration {}
