/** Organizations compared: by their number, and by names without what every legal form adds to one. */
@NamedInterface("organization")
@NullMarked
package org.guichet.registry.matching.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
