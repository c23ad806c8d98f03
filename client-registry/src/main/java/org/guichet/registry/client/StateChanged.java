package org.guichet.registry.client;

/** The thing is no longer in a state that allows this; the present state is told. */
public final class StateChanged extends RuntimeException {
    private final String currentState;

    public StateChanged(String currentState) {
        super("The state has changed: " + currentState);
        this.currentState = currentState;
    }

    public String currentState() {
        return currentState;
    }
}
