/** One spelling for what may be written in many ways: names, dates of birth, addresses. */
@NullMarked
package org.guichet.registry.matching.standard;

import org.jspecify.annotations.NullMarked;
