/** People who come in where nobody is there to look: programmes tell of them. Matched before entered, doubtful ones apart. */
@NamedInterface("unattended")
@NullMarked
package org.guichet.registry.registration.unattended;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
