/**
 * What the platform signs with, so that others can prove what it said: Ed25519 keys from a file, never from the database.
 * Keys are replaced in steps; the public part of each stays published with the time it signed in.
 * Signed text has the form of a C2SP signed note, which anybody verifies offline.
 */
@ApplicationModule(
        id = "registry.signature",
        allowedDependencies = {})
@NullMarked
package org.guichet.registry.signature;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
