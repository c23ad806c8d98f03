/** {@code ops/load-clients}: enters the people of a CSV file into the registry of an installation. */
@NullMarked
package org.guichet.demo.load;

import org.jspecify.annotations.NullMarked;
