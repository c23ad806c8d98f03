package org.guichet.channel.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.duplicate.DuplicateReview.Resolution;
import org.guichet.registry.duplicate.DuplicateReviews.Compared;
import org.guichet.registry.duplicate.DuplicateReviews.Decision;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A decision on two clients as it was typed and chosen; shown again where it was wrong. */
record TypedDecision(
        @Nullable String resolution, @Nullable String reason, Map<String, String> choices, Set<String> compared) {
    private static final String CHOICE = "choices.";

    TypedDecision {
        choices = Map.copyOf(choices);
        compared = Set.copyOf(compared);
    }

    static TypedDecision of(MultiValueMap<String, String> form) {
        Map<String, String> choices = new LinkedHashMap<>();
        form.toSingleValueMap().forEach((name, value) -> {
            if (name.startsWith(CHOICE) && !value.isBlank()) {
                choices.put(name.substring(CHOICE.length()), value);
            }
        });
        return new TypedDecision(
                form.getFirst("resolution"),
                form.getFirst("reason"),
                choices,
                new TreeSet<>(form.getOrDefault("compared", List.of())));
    }

    /** Whether this value was chosen for the attribute; no value: whether the rule was. */
    public boolean chose(String attribute, @Nullable UUID fact) {
        String chosen = choices.get(attribute);
        return fact == null ? chosen == null : fact.toString().equals(chosen);
    }

    /** @throws InvalidInput naming every field that is no choice */
    Decision decision() {
        List<Wrong> wrong = new ArrayList<>();
        Map<String, UUID> facts = new LinkedHashMap<>();
        choices.forEach((attribute, value) -> facts.put(attribute, id(wrong, CHOICE + attribute, value)));
        Set<ClientId> clients = compared.stream()
                .map(value -> new ClientId(id(wrong, "compared", value)))
                .collect(Collectors.toSet());
        Resolution decided = resolved(wrong);
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        return new Decision(decided, null, reason, facts, new Compared(clients, true));
    }

    private Resolution resolved(List<Wrong> wrong) {
        for (Resolution one : Resolution.values()) {
            if (one.name().equals(resolution)) {
                return one;
            }
        }
        wrong.add(Wrong.of("resolution", resolution == null ? "input.missing" : "input.choice"));
        return Resolution.DIFFERENT;
    }

    private static UUID id(List<Wrong> wrong, String field, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException notAnId) {
            wrong.add(Wrong.of(field, "input.choice"));
            return new UUID(0, 0);
        }
    }
}
