/** What the tests of every module share: a PostgreSQL server, and the application of this storey alone. */
@NullMarked
package org.guichet.registry;

import org.jspecify.annotations.NullMarked;
