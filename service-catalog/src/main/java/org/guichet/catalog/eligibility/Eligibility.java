package org.guichet.catalog.eligibility;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.catalog.eligibility.Rulebook.Edition;
import org.guichet.catalog.eligibility.ServiceAssessment.Remark;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides eligibility from facts, leaving open what the facts leave open. Stores nothing. */
@Component
public class Eligibility {
    private final Rulebook rulebook;
    private final Clock clock;

    Eligibility(Rulebook rulebook, Clock clock) {
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** Whether amounts are told only at the rates of the day, or at the latest held where the day has none. */
    public enum Rates {
        OF_THE_DAY,
        LATEST_HELD
    }

    /**
     * Assesses facts somebody gives, nobody being named.
     *
     * @param facts values by attribute code; an absent or null value is unknown
     * @param services service codes; empty means every service with a rule
     * @throws InvalidInput naming every unknown attribute, wrong value and unknown service
     */
    @Transactional(readOnly = true)
    public Assessment assess(LocalDate asOf, Map<String, ?> facts, Collection<String> services) {
        List<Wrong> wrong = check(asOf, facts, services);
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        Edition edition = rulebook.current();
        Map<String, Object> read = FactReading.readOrRefuse(facts, asOf, edition.vocabulary());
        List<ServiceAssessment> results = assess(edition, asOf, read, services, Rates.OF_THE_DAY);
        return new Assessment(asOf, results, NextQuestions.choose(edition, asOf, results));
    }

    /** What is wrong with facts and services somebody gives: every field, for whoever has more to check. */
    @Transactional(readOnly = true)
    public List<Wrong> check(LocalDate asOf, Map<String, ?> facts, Collection<String> services) {
        Edition edition = rulebook.current();
        List<Wrong> wrong = new ArrayList<>();
        FactReading.read(facts, asOf, edition.vocabulary(), wrong);
        int position = 0;
        for (String service : services) {
            if (!edition.services().contains(service)) {
                wrong.add(Wrong.of("services[" + position + "]", "input.unknown-service"));
            }
            position++;
        }
        return wrong;
    }

    /** Assesses what a permit hands over. Stale facts are not used: they count as missing and are named as stale. */
    @Transactional(readOnly = true)
    public Assessment assess(Permit permit, LocalDate asOf, Collection<String> services, Rates rates) {
        Edition edition = rulebook.current();
        Map<String, Object> fresh = new HashMap<>();
        Set<String> stale = new LinkedHashSet<>();
        permit.facts().forEach((attribute, fact) -> {
            if (fact.staleAt(clock.instant())) {
                stale.add(attribute);
            } else if (edition.vocabulary().type(attribute).isPresent()) {
                fresh.put(attribute, plain(fact));
            }
        });
        // A fact that cannot be read as what its attribute holds is as good as missing.
        Map<String, Object> read = FactReading.read(fresh, asOf, edition.vocabulary(), new ArrayList<>());
        List<ServiceAssessment> results = assess(edition, asOf, read, services, rates).stream()
                .map(result -> asStored(result, edition.vocabulary(), stale))
                .toList();
        return new Assessment(asOf, results, NextQuestions.choose(edition, asOf, results));
    }

    /** Stored attributes the rules in force may need: what to ask of the door for an assessment. */
    @Transactional(readOnly = true)
    public Set<String> attributesNeeded() {
        Edition edition = rulebook.current();
        Set<String> needed = new LinkedHashSet<>();
        edition.rules()
                .forEach(rule -> rule.attributes()
                        .forEach(attribute -> needed.add(edition.vocabulary().stored(attribute))));
        return Collections.unmodifiableSet(needed);
    }

    /** The services of which a rule in force may need one of these stored attributes. */
    @Transactional(readOnly = true)
    public Set<String> servicesNeeding(Set<String> attributes) {
        Edition edition = rulebook.current();
        return edition.rules().stream()
                .filter(rule -> rule.attributes().stream()
                        .anyMatch(attribute ->
                                attributes.contains(edition.vocabulary().stored(attribute))))
                .map(rule -> rule.definition().serviceCode())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Object plain(Fact fact) {
        return FactReading.plain(fact.value());
    }

    private static List<ServiceAssessment> assess(
            Edition edition, LocalDate asOf, Map<String, Object> facts, Collection<String> services, Rates rates) {
        Collection<String> all = services.isEmpty() ? edition.services() : new LinkedHashSet<>(services);
        return all.stream()
                .map(service -> edition.rule(service, asOf)
                        .map(rule -> new Judgement(rule, edition.parameters(), facts, asOf, rates == Rates.LATEST_HELD)
                                .judge())
                        .orElseGet(() -> noRule(service)))
                .toList();
    }

    private static ServiceAssessment noRule(String service) {
        return new ServiceAssessment(
                service,
                null,
                null,
                null,
                new Verdict.Undetermined(Set.of()),
                List.of(),
                ServiceAssessment.Outcome.UNKNOWN,
                null,
                List.of(),
                Set.of(),
                Set.of(),
                Set.of(Remark.NO_RULE_HELD_FOR_DATE));
    }

    private static ServiceAssessment asStored(ServiceAssessment found, Vocabulary words, Set<String> stale) {
        Set<String> missing = new LinkedHashSet<>();
        found.missing().forEach(attribute -> missing.add(words.stored(attribute)));
        Set<String> tooOld = new LinkedHashSet<>(missing);
        tooOld.retainAll(stale);
        Verdict verdict =
                found.verdict() instanceof Verdict.Undetermined ? new Verdict.Undetermined(missing) : found.verdict();
        return new ServiceAssessment(
                found.serviceCode(),
                found.name(),
                found.ruleVersion(),
                found.law(),
                verdict,
                found.criteria(),
                found.received(),
                found.amount(),
                found.notes(),
                missing,
                tooOld,
                found.remarks());
    }
}
