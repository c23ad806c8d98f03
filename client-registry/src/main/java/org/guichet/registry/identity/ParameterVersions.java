package org.guichet.registry.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.matching.CheckedPairs;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.MatchParameters;
import org.guichet.registry.matching.linkage.Linkage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What matching weighs with, version by version: learnt from the registry without anybody saying which pairs are right,
 * proposed, and put in force by a supervisor.
 */
@Component
public class ParameterVersions {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int ENOUGH = 50;

    private final ParameterRows rows;
    private final LearningSample sample;
    private final Weighing weighing;
    private final Clock clock;

    ParameterVersions(ParameterRows rows, LearningSample sample, Weighing weighing, Clock clock) {
        this.rows = rows;
        this.sample = sample;
        this.weighing = weighing;
        this.clock = clock;
    }

    public enum State {
        PROPOSED,
        IN_FORCE,
        RETIRED,
        REJECTED
    }

    /**
     * @param weights by attribute and level, in bits: how much likelier the level is for one person than for strangers
     * @param proposedBy account or duty; {@code decidedBy} likewise
     */
    public record Version(
            String version,
            State state,
            String method,
            String learntOn,
            Map<String, Map<String, Double>> weights,
            Instant proposedAt,
            String proposedBy,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {}

    /** The newest twenty. */
    @Transactional(readOnly = true)
    public List<Version> newest() {
        supervisor();
        return rows.newest();
    }

    /**
     * Learns from a sample of people and of those who share keys with them, and proposes what it learnt. How likely two
     * people taken at random are one, and from where on that is enough, is not learnt from a sample of lookalikes: both
     * stay as they are. Nobody is looked at where nothing could be proposed.
     *
     * @throws InvalidInput where there are too few people to learn from
     * @throws StateChanged where another proposal waits
     */
    public Version learn() {
        String account = supervisor();
        if (rows.isProposalWaiting()) {
            throw new StateChanged("PROPOSED");
        }
        MatchParameters now = weighing.matching().parameters();
        List<Description> people = sample.take();
        if (people.size() < ENOUGH) {
            throw new InvalidInput(List.of(Wrong.of("", "input.too-few-to-learn-from", String.valueOf(ENOUGH))));
        }
        MatchParameters learnt = new Linkage(now, progress -> {}).within(people).parameters();
        Instant when = clock.instant();
        MatchParameters proposed = new MatchParameters(
                "learnt-" + STAMP.format(when),
                learnt.method(),
                learnt.learntOn(),
                now.prior(),
                now.thresholds(),
                learnt.attributes());
        if (!rows.propose(proposed, account, when)) {
            throw new StateChanged("PROPOSED");
        }
        return rows.find(proposed.version()).orElseThrow();
    }

    /**
     * Puts a proposed version in force, or rejects it.
     *
     * @throws InvalidInput where it would hold relatives of a kind everybody meets to be one person
     */
    @Transactional
    public Version decide(String version, boolean accepted) {
        String account = supervisor();
        Version proposed = rows.find(version).orElseThrow(NotFound::new);
        if (accepted) {
            List<String> wrong =
                    CheckedPairs.wrongUnder(rows.parameters(version).orElseThrow(NotFound::new));
            if (!wrong.isEmpty()) {
                throw new InvalidInput(List.of(Wrong.of("version", "input.fails-the-check", String.join(", ", wrong))));
            }
            rows.retire();
        }
        State state = accepted ? State.IN_FORCE : State.REJECTED;
        if (!rows.decide(version, state, account, clock.instant())) {
            throw new StateChanged(proposed.state().name());
        }
        weighing.lookAgain();
        return rows.find(version).orElseThrow(NotFound::new);
    }

    private static String supervisor() {
        Errand errand = Acting.errand();
        if (!errand.hasRole(Role.SUPERVISOR)) {
            throw new NotGranted();
        }
        return errand.actor().id();
    }
}
