/** A room of the broken house. */
@ApplicationModule(
        id = "loop.lower",
        allowedDependencies = {"loop.upper"})
@NullMarked
package broken.arrows.loop.lower;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
