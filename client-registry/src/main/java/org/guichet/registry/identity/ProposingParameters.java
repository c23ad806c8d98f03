package org.guichet.registry.identity;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.identity.Comparison.Counted;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.MatchParameters;
import org.guichet.registry.matching.linkage.Linkage;
import org.guichet.registry.matching.linkage.Rehearsal;
import org.springframework.stereotype.Component;

/** Learns a version from a sample of the registry, and counts what it would change. */
@Component
class ProposingParameters {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int ENOUGH = 50;

    private final LearningSample sample;
    private final Weighing weighing;
    private final Clock clock;

    ProposingParameters(LearningSample sample, Weighing weighing, Clock clock) {
        this.sample = sample;
        this.weighing = weighing;
        this.clock = clock;
    }

    /** @param with the version it was compared with */
    record Proposal(MatchParameters parameters, String with, Counted counted) {}

    /**
     * How likely two people taken at random are one, and from where on that is enough, is not learnt from a sample of
     * lookalikes: both stay as they are.
     *
     * @throws InvalidInput where there are too few people to learn from
     */
    Proposal learn() {
        weighing.lookAgain();
        MatchParameters now = weighing.matching().parameters();
        List<Description> people = sample.take();
        if (people.size() < ENOUGH) {
            throw new InvalidInput(List.of(Wrong.of("", "input.too-few-to-learn-from", String.valueOf(ENOUGH))));
        }
        MatchParameters learnt = new Linkage(now, progress -> {}).within(people).parameters();
        MatchParameters proposed = new MatchParameters(
                "learnt-" + STAMP.format(clock.instant()),
                learnt.method(),
                learnt.learntOn(),
                now.prior(),
                now.thresholds(),
                learnt.attributes());
        return new Proposal(proposed, now.version(), Counted.of(Rehearsal.of(people, now, proposed), now, proposed));
    }
}
