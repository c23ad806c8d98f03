/** What the tests of this storey share. */
@NullMarked
package org.guichet.catalog;

import org.jspecify.annotations.NullMarked;
