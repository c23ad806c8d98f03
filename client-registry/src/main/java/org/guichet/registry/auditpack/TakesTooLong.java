package org.guichet.registry.auditpack;

/** What somebody waits for was not counted in time: of a shorter period it would be. */
public class TakesTooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TakesTooLong(Throwable cause) {
        super(cause);
    }
}
