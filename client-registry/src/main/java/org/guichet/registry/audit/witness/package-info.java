/**
 * The witness: a process of its own, with its own key and folder, run by somebody who does not run the platform. It co-signs
 * the log's roots as long as each goes on from the one before, and refuses the first that does not.
 */
@NamedInterface("witness")
@NullMarked
package org.guichet.registry.audit.witness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
