package org.guichet.demo.seeding;

import java.util.function.Consumer;

/** One step of seeding. It may be repeated, wholly or from the middle, and then completes what is missing. */
interface Step {
    /** Does what is not done yet and says what it did. */
    void run(Consumer<String> progress);
}
