/**
 * One screen object per page: what can be read and done on it, in the words of whoever uses it.
 */
@NullMarked
package org.guichet.journeys.screen;

import org.jspecify.annotations.NullMarked;
