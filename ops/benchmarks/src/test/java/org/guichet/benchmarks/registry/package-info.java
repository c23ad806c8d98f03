/** The registry with a million people in it: search, registration and bulk load beside those with ten thousand. */
@NullMarked
package org.guichet.benchmarks.registry;

import org.jspecify.annotations.NullMarked;
