package org.guichet.catalog.dispatch;

/**
 * DUE: waits for its next attempt. CLAIMED: a worker has it. SENT: on its way, no answer yet. CONFIRMED: the programme
 * has it. STOPPED: it may no longer be sent. DEAD: given up; a person may replay it.
 */
public enum DispatchState {
    DUE,
    CLAIMED,
    SENT,
    CONFIRMED,
    STOPPED,
    DEAD;

    /** True where nothing more happens without a person. */
    public boolean ended() {
        return this == CONFIRMED || this == STOPPED || this == DEAD;
    }
}
