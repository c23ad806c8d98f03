/** What the rules over the access log find in seeded years, and what they do not. */
@NullMarked
package org.guichet.benchmarks.vigilance;

import org.jspecify.annotations.NullMarked;
