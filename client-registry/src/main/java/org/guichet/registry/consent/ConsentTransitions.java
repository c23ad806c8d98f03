package org.guichet.registry.consent;

import static java.util.Map.entry;
import static org.guichet.registry.consent.ConsentRecord.State.EXPIRED;
import static org.guichet.registry.consent.ConsentRecord.State.GIVEN;
import static org.guichet.registry.consent.ConsentRecord.State.INVALIDATED;
import static org.guichet.registry.consent.ConsentRecord.State.REFUSED;
import static org.guichet.registry.consent.ConsentRecord.State.RENEWED;
import static org.guichet.registry.consent.ConsentRecord.State.REQUESTED;
import static org.guichet.registry.consent.ConsentRecord.State.WITHDRAWN;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.ConsentRecord.State;

/**
 * The states of a consent as one table: may I, what follows, and the picture of it. What ended is not taken up again: who
 * consents anew does so on the notice of the day, in a chain of its own.
 */
final class ConsentTransitions {
    private static final Map<ConsentAct, State> BEGINNINGS =
            Map.of(ConsentAct.REQUEST, REQUESTED, ConsentAct.GIVE, GIVEN);

    private static final Map<ConsentAct, State> WHILE_IT_PERMITS = Map.of(
            ConsentAct.RENEW, RENEWED,
            ConsentAct.WITHDRAW, WITHDRAWN,
            ConsentAct.EXPIRE, EXPIRED,
            ConsentAct.INVALIDATE, INVALIDATED);

    private static final Map<State, Map<ConsentAct, State>> TABLE = Map.ofEntries(
            entry(
                    REQUESTED,
                    Map.of(
                            ConsentAct.GIVE, GIVEN,
                            ConsentAct.REFUSE, REFUSED,
                            ConsentAct.EXPIRE, EXPIRED,
                            ConsentAct.INVALIDATE, INVALIDATED)),
            entry(GIVEN, WHILE_IT_PERMITS),
            entry(RENEWED, WHILE_IT_PERMITS));

    private ConsentTransitions() {}

    /** What a chain begins with. */
    static State beginning(ConsentAct act) {
        return Optional.ofNullable(BEGINNINGS.get(act))
                .orElseThrow(() -> new IllegalArgumentException("No consent begins with " + act));
    }

    /** What may be done in a state, and where each act leads; empty where it has ended. */
    static Map<ConsentAct, State> from(State state) {
        return TABLE.getOrDefault(state, Map.of());
    }

    /** The state that follows, or {@link StateChanged} telling the present one. */
    static State after(State state, ConsentAct act) {
        return Optional.ofNullable(from(state).get(act)).orElseThrow(() -> new StateChanged(state.name()));
    }

    /** The table as a Mermaid state diagram. */
    static String drawing() {
        String begin = BEGINNINGS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(to -> "    [*] --> %s: %s".formatted(to.getValue(), to.getKey()))
                .collect(Collectors.joining("\n"));
        return TABLE.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(from -> from.getValue().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(to -> "    %s --> %s: %s".formatted(from.getKey(), to.getValue(), to.getKey())))
                .collect(Collectors.joining("\n", "stateDiagram-v2\n" + begin + "\n", "\n"));
    }
}
