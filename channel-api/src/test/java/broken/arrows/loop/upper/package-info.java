/** A room of the broken house. */
@ApplicationModule(
        id = "loop.upper",
        allowedDependencies = {"loop.lower"})
@NullMarked
package broken.arrows.loop.upper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
