package org.guichet.registry;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The registry storey alone, for its own integration tests. */
@SpringBootApplication
class RegistryTestApplication {}
