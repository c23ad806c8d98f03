/** How well the matching tells people apart, on public test files and on invented families made to mislead it. */
@NullMarked
package org.guichet.benchmarks.linkage;

import org.jspecify.annotations.NullMarked;
