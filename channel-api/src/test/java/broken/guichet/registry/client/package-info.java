/** A room of the broken house. */
@ApplicationModule(
        id = "registry.client",
        allowedDependencies = {})
@NullMarked
package broken.guichet.registry.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
