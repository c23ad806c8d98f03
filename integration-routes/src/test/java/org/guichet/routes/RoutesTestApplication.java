package org.guichet.routes;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The routes on the storeys below, for their integration tests. */
@AutoConfigurationPackage(basePackages = {"org.guichet.registry", "org.guichet.catalog"})
@SpringBootApplication(scanBasePackages = {"org.guichet.registry", "org.guichet.catalog", "org.guichet.routes"})
class RoutesTestApplication {}
