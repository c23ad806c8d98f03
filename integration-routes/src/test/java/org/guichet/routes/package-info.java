/** What the tests of this storey share. */
@NullMarked
package org.guichet.routes;

import org.jspecify.annotations.NullMarked;
