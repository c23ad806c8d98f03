package org.guichet.catalog.application;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guichet.registry.client.StateChanged;

/** The states of an application as one table: may I, what follows, and the picture of it. */
final class Transitions {
    private static final Map<ApplicationState, Map<Act, ApplicationState>> TABLE = Map.ofEntries(
            entry(
                    ApplicationState.DRAFT,
                    Map.of(
                            Act.ANSWER, ApplicationState.DRAFT,
                            Act.SUBMIT, ApplicationState.SUBMITTED,
                            Act.WITHDRAW, ApplicationState.WITHDRAWN)),
            entry(
                    ApplicationState.SUBMITTED,
                    Map.of(
                            Act.TAKE_UP, ApplicationState.IN_REVIEW,
                            Act.GRANT, ApplicationState.GRANTED,
                            Act.REFUSE, ApplicationState.REFUSED,
                            Act.FIND_INELIGIBLE, ApplicationState.INELIGIBLE,
                            Act.WITHDRAW, ApplicationState.WITHDRAWN)),
            entry(
                    ApplicationState.IN_REVIEW,
                    Map.of(
                            Act.GRANT, ApplicationState.GRANTED,
                            Act.REFUSE, ApplicationState.REFUSED,
                            Act.FIND_INELIGIBLE, ApplicationState.INELIGIBLE,
                            Act.WITHDRAW, ApplicationState.WITHDRAWN)));

    private Transitions() {}

    /** What may be done in a state, and where each act leads; empty for a final state. */
    static Map<Act, ApplicationState> from(ApplicationState state) {
        return TABLE.getOrDefault(state, Map.of());
    }

    /** The state that follows, or {@link StateChanged} telling the present one. */
    static ApplicationState after(ApplicationState state, Act act) {
        return Optional.ofNullable(from(state).get(act)).orElseThrow(() -> new StateChanged(state.name()));
    }

    /** The table as a Mermaid state diagram. */
    static String drawing() {
        return TABLE.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(from -> from.getValue().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(to -> "    %s --> %s: %s".formatted(from.getKey(), to.getValue(), to.getKey())))
                .collect(Collectors.joining("\n", "stateDiagram-v2\n    [*] --> DRAFT\n", "\n"));
    }
}
