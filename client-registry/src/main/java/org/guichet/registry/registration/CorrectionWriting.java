package org.guichet.registry.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessLog;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.FactCorrected;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.records.FactLineage;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.guichet.registry.disclosure.Disclosure.Behalf;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes facts with what they correct, says so to whoever must be told, and leaves an entry of the change. */
@Component
class CorrectionWriting {
    private final FactWriting facts;
    private final FactLineage lineage;
    private final AccessLog log;
    private final ApplicationEventPublisher events;
    private final Shared shared;

    CorrectionWriting(
            FactWriting facts, FactLineage lineage, AccessLog log, ApplicationEventPublisher events, Shared shared) {
        this.facts = facts;
        this.lineage = lineage;
        this.log = log;
        this.events = events;
        this.shared = shared;
    }

    /** The time, what values are, and when they disagree. */
    @Component
    record Shared(Clock clock, Values values, Disagreement disagreement) {}

    void lock(ClientId client) {
        lineage.lock(client);
    }

    /** Whether a person would overwrite what is held without having named it. */
    boolean overwrites(Permit permit, NewFact told) {
        return shared.disagreement().overwritten(permit, told).isPresent();
    }

    /**
     * Writes facts. Those named take the place of what the permit holds, and so does what says by itself that it was wrong.
     * The same told again corrects nothing.
     */
    void write(Permit permit, List<NewFact> told, Set<String> named, @Nullable String reason) {
        append(permit, told, named, reason);
        if (!told.isEmpty()) {
            List<String> changed = told.stream().map(NewFact::attribute).toList();
            logEntry(AccessEntry.Kind.CHANGE, permit, changed, null);
        }
    }

    /** Writes what was answered where nobody named what was held; an entry is left of what it corrects. */
    void answer(Permit permit, List<NewFact> told) {
        List<String> corrected = append(permit, told, Set.of(), null);
        if (!corrected.isEmpty()) {
            logEntry(AccessEntry.Kind.CHANGE, permit, corrected, null);
        }
    }

    private List<String> append(Permit permit, List<NewFact> told, Set<String> named, @Nullable String reason) {
        Map<String, Fact> wrong = new HashMap<>();
        told.forEach(fact -> wrong(permit, fact, named).ifPresent(held -> wrong.put(fact.attribute(), held)));
        if (!wrong.isEmpty()) {
            lock(permit.under());
        }
        List<UUID> ids = facts.append(permit, told);
        List<String> corrected = new ArrayList<>();
        for (int index = 0; index < told.size(); index++) {
            Fact held = wrong.get(told.get(index).attribute());
            if (held != null) {
                replace(permit, told.get(index), held, ids.get(index), reason, null);
                corrected.add(held.attribute());
            }
        }
        return corrected;
    }

    private Optional<Fact> wrong(Permit permit, NewFact told, Set<String> named) {
        return named.contains(told.attribute())
                ? permit.fact(told.attribute())
                        .filter(held -> shared.values().differ(told.attribute(), held.value(), told.value()))
                : shared.disagreement().corrected(permit, told);
    }

    /** Writes what a second person approved. */
    void write(Permit permit, NewFact approved, Fact held, String reason, UUID proposal) {
        UUID id = facts.append(permit, List.of(approved)).getFirst();
        replace(permit, approved, held, id, reason, proposal);
        logEntry(AccessEntry.Kind.CHANGE, permit, List.of(approved.attribute()), null);
    }

    /** A change of what is kept about her that is no fact. */
    void logChanged(Permit permit, String attribute) {
        logEntry(AccessEntry.Kind.CHANGE, permit, List.of(attribute), null);
    }

    /** A correction that waits for a second person, on the basis on which the fact would be written. */
    void logProposed(Permit permit, String attribute) {
        logEntry(AccessEntry.Kind.CHANGE, permit, List.of(Proposal.ATTRIBUTE), bases(permit, List.of(attribute)), null);
    }

    /** An attempt that came too late: it is in the log, and survives whatever becomes of the caller. */
    void logRefused(Permit permit, Set<String> attributes) {
        logEntry(AccessEntry.Kind.REFUSAL, permit, List.copyOf(attributes), "state-changed");
    }

    /** Whoever named nothing read it before the client was held: what has taken its place since then is replaced. */
    private void replace(
            Permit permit, NewFact told, Fact held, UUID id, @Nullable String reason, @Nullable UUID proposal) {
        var at = shared.clock().instant();
        lineage.record(new FactLineage.Correction(
                id, lineage.standing(held.id()), permit.under(), held.attribute(), at, office(), reason, proposal));
        if (told.isUnknown()) {
            lineage.takeBack(id, LocalDate.ofInstant(at, ZoneOffset.UTC));
        }
        events.publishEvent(new FactCorrected(id, permit.under(), held.attribute(), at));
    }

    private void logEntry(AccessEntry.Kind kind, Permit permit, List<String> attributes, @Nullable String reason) {
        logEntry(kind, permit, attributes, bases(permit, attributes), reason);
    }

    private void logEntry(
            AccessEntry.Kind kind,
            Permit permit,
            List<String> attributes,
            List<String> bases,
            @Nullable String reason) {
        Errand errand = permit.behalf() == null
                ? Acting.errand()
                : Acting.errand().onBehalf(permit.client().value());
        log.record(new AccessEntry(
                Ids.next(shared.clock()),
                shared.clock().instant(),
                kind,
                errand,
                permit.purpose(),
                bases,
                permit.behalf() == null ? relation(errand) : "representative",
                "guichet",
                attributes,
                reason,
                List.copyOf(permit.ids())));
    }

    private static List<String> bases(Permit permit, List<String> attributes) {
        Stream<String> grounds = attributes.stream()
                .flatMap(attribute -> permit.basis(attribute).stream())
                .flatMap(Basis::logged);
        Behalf behalf = permit.behalf();
        return Stream.concat(grounds, behalf == null ? Stream.empty() : behalf.logged())
                .distinct()
                .toList();
    }

    static String office() {
        return Acting.errand().actor() instanceof Actor.Person person ? person.office() : "";
    }

    private static String relation(Errand errand) {
        return switch (errand.actor()) {
            case Actor.Person person -> "staff-in-contact";
            case Actor.Client client -> "self";
            case Actor.Newcomer newcomer -> "self";
            case Actor.Programme programme -> "programme";
            case Actor.Duty duty -> "duty";
        };
    }
}
