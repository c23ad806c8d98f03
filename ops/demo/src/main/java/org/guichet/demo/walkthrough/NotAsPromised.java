package org.guichet.demo.walkthrough;

/** A step did not turn out as promised; the walk ends here. */
final class NotAsPromised extends RuntimeException {
    NotAsPromised(String what) {
        super(what);
    }
}
