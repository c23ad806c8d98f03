/** A room of the broken house. */
@ApplicationModule(
        id = "inside.lower",
        allowedDependencies = {"inside.upper"})
@NullMarked
package broken.arrows.inside.lower;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
