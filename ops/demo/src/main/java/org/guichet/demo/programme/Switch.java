package org.guichet.demo.programme;

/** The switch for faults. */
final class Switch {
    private volatile Mode mode = Mode.UP;

    Mode now() {
        return mode;
    }

    void turnTo(Mode next) {
        mode = next;
    }
}
