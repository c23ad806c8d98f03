@NullMarked
package org.guichet.demo.catalogue;

import org.jspecify.annotations.NullMarked;
