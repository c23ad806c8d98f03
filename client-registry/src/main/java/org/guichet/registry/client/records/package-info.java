/**
 * The rows of a client: header, source records and facts, append-only and bitemporal.
 * Only matching, registration and disclosure hold the key to this door.
 * Everyone else asks {@code registry.disclosure}.
 */
@NamedInterface("records")
@NullMarked
package org.guichet.registry.client.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
