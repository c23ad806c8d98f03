/**
 * A seeded year of what staff do: most of it work, much of it like snooping to look at, and a little of it snooping.
 * It knows nothing of the rules that are tried on it; everything it goes by stands in its own parameters.
 */
@NullMarked
package org.guichet.registry.vigilance.year;

import org.jspecify.annotations.NullMarked;
