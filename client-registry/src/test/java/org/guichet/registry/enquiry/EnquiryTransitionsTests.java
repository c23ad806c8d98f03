package org.guichet.registry.enquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.guichet.registry.client.StateChanged;
import org.guichet.registry.enquiry.Enquiry.State;
import org.guichet.registry.enquiry.EnquiryTransitions.Act;
import org.junit.jupiter.api.Test;

class EnquiryTransitionsTests {
    @Test
    void drawsTheWholeTable() {
        assertThat(EnquiryTransitions.drawing()).isEqualTo("""
                stateDiagram-v2
                    [*] --> OPEN
                    OPEN --> IN_REVIEW: READ
                    IN_REVIEW --> IN_REVIEW: READ
                    IN_REVIEW --> IN_REVIEW: EXTEND
                    IN_REVIEW --> ANSWERED: ANSWER
                    ANSWERED --> ANSWERED: READ
                """);
    }

    @Test
    void refusesWhatTheTableDoesNotHaveAndTellsThePresentState() {
        for (State state : State.values()) {
            if (state == State.IN_REVIEW) {
                assertThat(EnquiryTransitions.after(state, Act.EXTEND)).isEqualTo(State.IN_REVIEW);
                assertThat(EnquiryTransitions.after(state, Act.ANSWER)).isEqualTo(State.ANSWERED);
            } else {
                assertThatThrownBy(() -> EnquiryTransitions.after(state, Act.EXTEND))
                        .isInstanceOf(StateChanged.class);
                assertThatThrownBy(() -> EnquiryTransitions.after(state, Act.ANSWER))
                        .isInstanceOfSatisfying(
                                StateChanged.class,
                                changed -> assertThat(changed.currentState()).isEqualTo(state.name()));
            }
        }
    }
}
