package org.guichet.registry.enquiry;

import static java.util.Map.entry;
import static org.guichet.registry.enquiry.Enquiry.State.ANSWERED;
import static org.guichet.registry.enquiry.Enquiry.State.IN_REVIEW;
import static org.guichet.registry.enquiry.Enquiry.State.OPEN;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.enquiry.Enquiry.State;

/**
 * The states of an enquiry as one table: nobody answers, or takes longer over, what nobody has read, and an answer is
 * given once.
 */
final class EnquiryTransitions {
    /** What the privacy office does with an enquiry. */
    enum Act {
        READ,
        EXTEND,
        ANSWER
    }

    private static final Map<State, Map<Act, State>> TABLE = Map.ofEntries(
            entry(OPEN, Map.of(Act.READ, IN_REVIEW)),
            entry(IN_REVIEW, Map.of(Act.READ, IN_REVIEW, Act.EXTEND, IN_REVIEW, Act.ANSWER, ANSWERED)),
            entry(ANSWERED, Map.of(Act.READ, ANSWERED)));

    private EnquiryTransitions() {}

    /** The state that follows, or {@link StateChanged} telling the present one. */
    static State after(State state, Act act) {
        return Optional.ofNullable(TABLE.getOrDefault(state, Map.of()).get(act))
                .orElseThrow(() -> new StateChanged(state.name()));
    }

    /** The table as a Mermaid state diagram. */
    static String drawing() {
        return TABLE.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(from -> from.getValue().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(to -> "    %s --> %s: %s".formatted(from.getKey(), to.getValue(), to.getKey())))
                .collect(Collectors.joining("\n", "stateDiagram-v2\n    [*] --> OPEN\n", "\n"));
    }
}
