package org.guichet.registry.audit.witness;

/** What the log shows is not what it showed before, or not signed as it was. This is the alarm a witness is there for. */
final class Refused extends RuntimeException {
    private final String why;

    Refused(String why) {
        super(why);
        this.why = why;
    }

    @Override
    public String getMessage() {
        return why;
    }
}
