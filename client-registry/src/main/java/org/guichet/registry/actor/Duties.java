package org.guichet.registry.actor;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Scheduled duties run unless {@code guichet.duties.enabled} is false, as in tests that call them by hand. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "guichet.duties.enabled", matchIfMissing = true)
class Duties {}
