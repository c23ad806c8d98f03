/** A room of the broken house. */
@ApplicationModule(
        id = "inside.upper",
        allowedDependencies = {})
@NullMarked
package broken.arrows.inside.upper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
