package org.guichet.registry.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.ConsentRecord.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConsentTransitionsTests {
    /** What may be done where, written down a second time: a row a state, a column an act, a point for "refused". */
    private static final String ORACLE = """
                        REQUEST  GIVE   REFUSE   RENEW    WITHDRAW   EXPIRE   INVALIDATE
            REQUESTED   .        GIVEN  REFUSED  .        .          EXPIRED  INVALIDATED
            GIVEN       .        .      .        RENEWED  WITHDRAWN  EXPIRED  INVALIDATED
            REFUSED     .        .      .        .        .          .        .
            RENEWED     .        .      .        RENEWED  WITHDRAWN  EXPIRED  INVALIDATED
            WITHDRAWN   .        .      .        .        .          .        .
            EXPIRED     .        .      .        .        .          .        .
            INVALIDATED .        .      .        .        .          .        .
            """;

    static Stream<Arguments> everyStateWithEveryAct() {
        return Arrays.stream(State.values())
                .flatMap(state -> Arrays.stream(ConsentAct.values()).map(act -> Arguments.of(state, act)));
    }

    @ParameterizedTest
    @MethodSource("everyStateWithEveryAct")
    void allowsWhatTheTableAllowsAndNothingElse(State state, ConsentAct act) {
        String next = Objects.requireNonNull(oracle().get(state.name()))[act.ordinal()];

        if (next.equals(".")) {
            assertThatExceptionOfType(StateChanged.class)
                    .isThrownBy(() -> ConsentTransitions.after(state, act))
                    .satisfies(refused -> assertThat(refused.currentState()).isEqualTo(state.name()));
        } else {
            assertThat(ConsentTransitions.after(state, act)).isEqualTo(State.valueOf(next));
        }
    }

    @Test
    void beginsWithARequestOrAConsent() {
        assertThat(ConsentTransitions.beginning(ConsentAct.REQUEST)).isEqualTo(State.REQUESTED);
        assertThat(ConsentTransitions.beginning(ConsentAct.GIVE)).isEqualTo(State.GIVEN);
        assertThatThrownBy(() -> ConsentTransitions.beginning(ConsentAct.RENEW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void permitsOnlyWhatWasGivenOrRenewed() {
        assertThat(State.values()).filteredOn(State::permits).containsExactly(State.GIVEN, State.RENEWED);
    }

    @Test
    void drawsItself() {
        assertThat(ConsentTransitions.drawing())
                .startsWith("stateDiagram-v2\n    [*] --> REQUESTED: REQUEST\n    [*] --> GIVEN: GIVE\n")
                .contains("    GIVEN --> WITHDRAWN: WITHDRAW\n")
                .doesNotContain("WITHDRAWN -->");
    }

    private static Map<String, String[]> oracle() {
        return ORACLE.lines()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .collect(Collectors.toMap(row -> row[0], row -> Arrays.copyOfRange(row, 1, row.length), (a, b) -> a));
    }
}
