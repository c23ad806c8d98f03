package org.guichet.registry.actor;

/** Somebody must be acting for anything to happen. Reaching this is a defect in the caller. */
public final class NobodyActing extends IllegalStateException {
    NobodyActing() {
        super("Nobody is acting: no errand is set on this thread");
    }
}
