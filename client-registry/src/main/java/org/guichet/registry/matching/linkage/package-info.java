/**
 * Whole files compared: which of their records are of one person.
 * Candidates come from blocks of records that share a key, and the weights are learnt from the files themselves.
 * Nobody has to say beforehand which pairs are right.
 */
@NamedInterface("linkage")
@NullMarked
package org.guichet.registry.matching.linkage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
