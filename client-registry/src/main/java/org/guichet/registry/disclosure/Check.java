package org.guichet.registry.disclosure;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.disclosure.Disclosure.Reason;

/**
 * The checks of rule 11 that refuse the whole call, in their order (decision 100). The ones about single attributes
 * (authority or consent, attributes within it, third parties) come between the two lists, in {@link Answer}.
 */
record Check(Reason reason, Predicate<Situation> holds) {
    static final List<Check> IN_ORDER = List.of(
            new Check(
                    Reason.NOT_FOUND,
                    situation -> !situation.ask().byRow() || situation.known().isPresent()),
            new Check(Reason.NOT_GRANTED, situation -> !situation.grants().isEmpty()),
            new Check(Reason.ASSURANCE_TOO_LOW, Situation::actorAssured),
            new Check(
                    Reason.EMERGENCY_NOT_DECLARED, situation -> !situation.inEmergency() || situation.emergencyHolds()),
            new Check(
                    Reason.CONTACT_REQUIRED,
                    situation -> !situation.byStaff()
                            || (situation.inEmergency() ? situation.contactIsOwn() : situation.contactHolds())),
            new Check(Reason.CALLER_NOT_IDENTIFIED, situation -> !situation.byStaff() || situation.callerAssured()),
            new Check(Reason.NOT_FOUND, situation -> situation.known().isPresent() && !situation.byStranger()),
            new Check(Reason.ACCOUNT_OF_DECEASED, situation -> !situation.byAccountOfDeceased()),
            new Check(
                    Reason.REPRESENTATION_NOT_RECORDED,
                    situation -> situation.errand().onBehalfOf() == null
                            || situation.errand().actor() instanceof Actor.Client
                            || situation.byPartner()),
            new Check(Reason.REPRESENTATION_ENDED, situation -> !situation.lapsed(Reason.REPRESENTATION_ENDED)),
            new Check(
                    Reason.REPRESENTATION_NOT_IN_FORCE,
                    situation -> !situation.lapsed(Reason.REPRESENTATION_NOT_IN_FORCE)),
            new Check(Reason.REPRESENTED_OF_AGE, situation -> !situation.lapsed(Reason.REPRESENTED_OF_AGE)),
            new Check(Reason.REPRESENTED_DIED, situation -> !situation.lapsed(Reason.REPRESENTED_DIED)),
            new Check(
                    Reason.REPRESENTED_DEATH_UNPROVEN,
                    situation -> !situation.lapsed(Reason.REPRESENTED_DEATH_UNPROVEN)),
            new Check(Reason.REPRESENTATION_OUT_OF_SCOPE, Situation::represented),
            new Check(Reason.OWN_FAMILY, situation -> !(situation.standing() instanceof Standing.Family)),
            new Check(
                    Reason.PURPOSE_NOT_LIVE,
                    situation -> situation.bases().livePurposes().contains(situation.purpose())));

    static final List<Check> AFTER_ATTRIBUTES = List.of(new Check(Reason.TOO_MANY_READS, Situation::rateSane));

    /** The first of the checks that fails, if any. */
    static Optional<Reason> firstFailure(List<Check> checks, Situation situation) {
        return checks.stream()
                .filter(check -> !check.holds().test(situation))
                .map(Check::reason)
                .findFirst();
    }
}
