package org.guichet.registry.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.identity.Comparison.Counted;
import org.guichet.registry.matching.CommonNames;
import org.guichet.registry.matching.MatchParameters;
import org.guichet.registry.matching.Matching;
import org.guichet.registry.matching.Moves;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Matching with the parameters in force: every node looks every few seconds whether they are others by now. */
@Component
class Weighing {
    private static final Logger LOG = LoggerFactory.getLogger(Weighing.class);
    private static final Duration AGE = Duration.ofSeconds(2);
    private static final Actor.Duty DUTY =
            new Actor.Duty("ship-matching-parameters", "registrar", "identity-verification");

    private final ParameterRows rows;
    private final Clock clock;
    private final CommonNames names = new CommonNames();
    private volatile Held held = new Held(new Matching(MatchParameters.shipped(), names), Instant.MIN);

    Weighing(ParameterRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    private record Held(Matching matching, Instant lookedAt) {}

    /** Before anybody is served: what comes with the product is there as data, like every later version. */
    @EventListener(ApplicationStartedEvent.class)
    void ship() {
        MatchParameters shipped = MatchParameters.shipped();
        rows.versionInForce()
                .flatMap(rows::parameters)
                .ifPresentOrElse(
                        held -> rows.propose(
                                shipped, held.version(), Counted.of(new Moves(List.of()), held, shipped), DUTY),
                        () -> rows.putInForce(shipped, DUTY));
    }

    Measure measure(ClientKind kind) {
        return kind == ClientKind.ORGANIZATION ? new Measure.OfOrganizations() : new Measure.OfPeople(matching());
    }

    Matching matching() {
        Held known = held;
        Instant now = clock.instant();
        if (known.lookedAt().isBefore(now.minus(AGE)) || known.lookedAt().isAfter(now)) {
            known = new Held(inForce(known.matching()), now);
            held = known;
        }
        return known.matching();
    }

    /** On this node at once; on the others within seconds. */
    void lookAgain() {
        held = new Held(held.matching(), Instant.MIN);
    }

    private Matching inForce(Matching known) {
        return rows.versionInForce()
                .filter(version -> !version.equals(known.parameters().version()))
                .flatMap(rows::parameters)
                .map(other -> {
                    LOG.atInfo().addKeyValue("version", other.version()).log("Matching weighs with other parameters");
                    return new Matching(other, names);
                })
                .orElse(known);
    }
}
