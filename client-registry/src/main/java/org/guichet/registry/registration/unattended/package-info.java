/**
 * People who come in where nobody is there to look: programmes tell of them, or they register themselves. Matched before
 * entered, doubtful ones apart; whose an account is, is bound at a counter where it is not beyond doubt.
 */
@NamedInterface("unattended")
@NullMarked
package org.guichet.registry.registration.unattended;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
