/** A room of the broken house. */
@ApplicationModule(
        id = "channel.desk",
        allowedDependencies = {})
@NullMarked
package broken.guichet.channel.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
