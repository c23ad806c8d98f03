/**
 * {@code ops/link-records}: the registry's own matching on files, to see what it would do before anything is loaded.
 */
@NullMarked
package org.guichet.demo.linkage;

import org.jspecify.annotations.NullMarked;
