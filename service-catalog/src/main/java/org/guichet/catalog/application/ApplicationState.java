package org.guichet.catalog.application;

/** Where an application stands. Which state follows which is said in one place, {@link Transitions}. */
public enum ApplicationState {
    /** Being filled in, in any channel. */
    DRAFT,
    /** Complete and on its way to the programme, or there. */
    SUBMITTED,
    /** The programme said that it is working on it. */
    IN_REVIEW,
    GRANTED,
    REFUSED,
    INELIGIBLE,
    WITHDRAWN;

    /** Nothing follows. */
    public boolean isFinal() {
        return Transitions.from(this).isEmpty();
    }

    /** The programme has said yes or no. */
    public boolean isDecided() {
        return this == GRANTED || this == REFUSED || this == INELIGIBLE;
    }
}
