package org.guichet.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.guichet.registry.client.StateChanged;

class TransitionsTests {

    @Property
    void eitherLeadsOnOrTellsThePresentState(@ForAll ApplicationState state, @ForAll Act act) {
        if (Transitions.from(state).containsKey(act)) {
            assertThat(Transitions.after(state, act))
                    .isEqualTo(Transitions.from(state).get(act));
        } else {
            assertThatExceptionOfType(StateChanged.class)
                    .isThrownBy(() -> Transitions.after(state, act))
                    .satisfies(changed -> assertThat(changed.currentState()).isEqualTo(state.name()));
        }
    }

    @Property
    void neverReturnsToADraftOnceSubmitted(@ForAll List<Act> acts) {
        ApplicationState state = ApplicationState.DRAFT;
        boolean left = false;
        for (Act act : acts) {
            state = Transitions.from(state).getOrDefault(act, state);
            left |= state != ApplicationState.DRAFT;
            assertThat(left && state == ApplicationState.DRAFT).isFalse();
        }
    }

    @Property
    void decidesOnlyWhatWasSubmitted(@ForAll List<Act> acts) {
        ApplicationState state = ApplicationState.DRAFT;
        boolean submitted = false;
        for (Act act : acts) {
            submitted |= state == ApplicationState.DRAFT && act == Act.SUBMIT;
            state = Transitions.from(state).getOrDefault(act, state);
            assertThat(state.isDecided() && !submitted).isFalse();
        }
    }

    @Property
    void leavesAFinalStateByNoAct(@ForAll ApplicationState state, @ForAll Act act) {
        if (state.isFinal()) {
            assertThatExceptionOfType(StateChanged.class).isThrownBy(() -> Transitions.after(state, act));
        }
    }

    @Example
    void reachesEveryStateFromADraft() {
        Set<ApplicationState> reached = EnumSet.of(ApplicationState.DRAFT);
        while (reached.addAll(reached.stream()
                .flatMap(state -> Transitions.from(state).values().stream())
                .toList())) {}

        assertThat(reached).containsExactlyInAnyOrder(ApplicationState.values());
    }

    @Example
    void endsInADecisionOrAWithdrawal() {
        assertThat(ApplicationState.values())
                .filteredOn(ApplicationState::isFinal)
                .containsExactly(
                        ApplicationState.GRANTED,
                        ApplicationState.REFUSED,
                        ApplicationState.INELIGIBLE,
                        ApplicationState.WITHDRAWN);
    }

    @Example
    void drawsEveryTransition() {
        assertThat(Transitions.drawing())
                .startsWith("stateDiagram-v2")
                .contains(
                        "DRAFT --> SUBMITTED: SUBMIT", "SUBMITTED --> GRANTED: GRANT", "IN_REVIEW --> REFUSED: REFUSE");
    }
}
