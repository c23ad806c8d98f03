package org.guichet.demo.linkage;

/** A file or a command line cannot be understood; the message says why and where, without values of the file. */
final class Unreadable extends RuntimeException {
    Unreadable(String why) {
        super(why);
    }
}
