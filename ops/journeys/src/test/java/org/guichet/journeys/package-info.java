/**
 * Whole stories in a real browser, one journey each, against the demo as people start it.
 */
@NullMarked
package org.guichet.journeys;

import org.jspecify.annotations.NullMarked;
