/** {@code ops/export-log}: writes the access log into a file that can be verified elsewhere. */
@NullMarked
package org.guichet.demo.log;

import org.jspecify.annotations.NullMarked;
