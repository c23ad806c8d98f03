package org.guichet.channel.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Unknown;
import org.guichet.registry.client.Verification;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registration;
import org.jspecify.annotations.Nullable;

/**
 * Facts as callers send them.
 *
 * @param reason why they are corrected
 */
record FactsBody(@Nullable List<One> facts, @Nullable String reason) {

    /**
     * @param unknown in the place of a value: what is held is wrong, and no value is known
     * @param expected version of the fact that was seen and is corrected; without one the fact is asserted
     */
    record One(
            @Nullable String attribute,
            @Nullable Object value,
            @Nullable String verification,
            @Nullable String evidence,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable UUID expected,
            @Nullable Boolean unknown) {

        boolean takesBack() {
            return Boolean.TRUE.equals(unknown);
        }
    }

    /** The facts, told now by whoever acts; every field that is missing is named at once. */
    List<NewFact> told(Instant now) {
        List<One> given = facts == null ? List.of() : facts;
        Source source = Registration.sourceOf(Acting.errand());
        List<Wrong> wrong = new ArrayList<>();
        List<NewFact> told = new ArrayList<>();
        for (int index = 0; index < given.size(); index++) {
            One fact = given.get(index);
            String path = "facts[" + index + "]";
            Object value = fact.takesBack() ? Unknown.VALUE : fact.value();
            if (fact.takesBack() && fact.value() != null) {
                wrong.add(Wrong.of(path + ".unknown", "input.unknown-value"));
                continue;
            }
            if (fact.attribute() == null || value == null) {
                wrong.add(Wrong.of(path + (fact.attribute() == null ? ".attribute" : ".value"), "input.missing"));
                continue;
            }
            Verification verification = Choice.of(Verification.class, path + ".verification", fact.verification());
            told.add(new NewFact(
                    fact.attribute(),
                    value,
                    source,
                    verification == null ? Verification.DECLARED : verification,
                    now,
                    fact.evidence(),
                    null,
                    fact.validFrom(),
                    fact.validTo()));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        return told;
    }

    /** What is told of, in the order in which it is. */
    List<String> attributes() {
        List<One> given = facts == null ? List.of() : facts;
        return given.stream()
                .map(fact -> Objects.requireNonNullElse(fact.attribute(), ""))
                .toList();
    }

    /** The versions that were seen, by attribute: said with each fact, or in If-Match where there is one fact alone. */
    Map<String, UUID> expected(@Nullable String ifMatch) {
        Map<String, UUID> expected = new LinkedHashMap<>();
        List<One> given = facts == null ? List.of() : facts;
        for (One fact : given) {
            if (fact.attribute() != null && fact.expected() != null) {
                expected.put(fact.attribute(), fact.expected());
            }
        }
        if (ifMatch != null) {
            String attribute = given.size() == 1 ? given.getFirst().attribute() : null;
            if (attribute == null) {
                throw new InvalidInput(List.of(Wrong.of("If-Match", "input.one-fact")));
            }
            expected.putIfAbsent(attribute, FactVersionTag.expected(ifMatch));
        }
        return expected;
    }
}
