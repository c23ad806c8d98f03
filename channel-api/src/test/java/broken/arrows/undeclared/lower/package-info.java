/** A room of the broken house. */
@ApplicationModule(
        id = "undeclared.lower",
        allowedDependencies = {})
@NullMarked
package broken.arrows.undeclared.lower;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
