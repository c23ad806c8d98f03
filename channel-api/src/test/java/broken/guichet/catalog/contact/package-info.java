/** A room of the broken house. */
@ApplicationModule(
        id = "catalog.contact",
        allowedDependencies = {})
@NullMarked
package broken.guichet.catalog.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
