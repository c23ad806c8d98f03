package org.guichet.catalog;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The catalogue storey on the registry, for its integration tests. */
@AutoConfigurationPackage(basePackages = {"org.guichet.registry", "org.guichet.catalog"})
@SpringBootApplication(scanBasePackages = {"org.guichet.registry", "org.guichet.catalog"})
public class CatalogTestApplication {}
