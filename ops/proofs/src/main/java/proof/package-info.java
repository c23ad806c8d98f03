@NullMarked
package proof;

import org.jspecify.annotations.NullMarked;
