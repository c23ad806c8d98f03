/** A room of the broken house. */
@ApplicationModule(
        id = "undeclared.upper",
        allowedDependencies = {})
@NullMarked
package broken.arrows.undeclared.upper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
