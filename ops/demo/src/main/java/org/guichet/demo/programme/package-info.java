/**
 * A programme's back end to talk to: an HTTP server on the loopback interface that stands for Old Age Security.
 * It takes signed applications, each effect once, decides, and answers with a signed outcome.
 * Faults are on a switch, so that trouble can be shown.
 */
@NullMarked
package org.guichet.demo.programme;

import org.jspecify.annotations.NullMarked;
