/** Load measurements: the platform beside something known, in one run on one machine. Started by {@code ops/bench}. */
@NullMarked
package org.guichet.benchmarks;

import org.jspecify.annotations.NullMarked;
