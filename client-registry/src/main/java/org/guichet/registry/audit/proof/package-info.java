/**
 * What proves the log to somebody who has neither the platform nor its database: the tree, its checkpoints, the form of
 * an export, and the verifier that reads one.
 */
@NamedInterface("proof")
@NullMarked
package org.guichet.registry.audit.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
