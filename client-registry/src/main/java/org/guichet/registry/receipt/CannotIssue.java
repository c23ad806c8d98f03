package org.guichet.registry.receipt;

/** No receipt can be made, for something the operator has not said; the message names the setting. */
public final class CannotIssue extends RuntimeException {
    CannotIssue(String why) {
        super(why);
    }
}
