/**
 * Enters the demo's services, rules and people at the first start, each through the use case anybody else would use.
 * Every step can be repeated: what is there already is left as it is, so a start that was cut short is completed.
 */
@NullMarked
package org.guichet.demo.seeding;

import org.jspecify.annotations.NullMarked;
