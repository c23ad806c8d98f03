/** Many people entered at once from a file: matched before created, portion by portion, resumed where it stopped. */
@NamedInterface("load")
@NullMarked
package org.guichet.registry.registration.load;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
