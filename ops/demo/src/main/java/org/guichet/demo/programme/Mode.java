package org.guichet.demo.programme;

/** How the programme behaves just now. */
public enum Mode {
    UP,
    /** Answers 503, does nothing and says nothing. */
    DOWN,
    /** Does its work at once, but answers only after a while. */
    SLOW,
    /** Does its work, then the connection breaks before the answer is sent. */
    LOSE_ANSWER
}
