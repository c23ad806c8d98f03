package org.guichet.channel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.disclosure.Disclosure.Withheld;
import org.guichet.registry.disclosure.RecipientDecisions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Programmes ask before they get: what they might have of a client just now, on what ground, and why not. */
@RestController
class DisclosureDecisionController {
    private final RecipientDecisions decisions;

    DisclosureDecisionController(RecipientDecisions decisions) {
        this.decisions = decisions;
    }

    /**
     * @param recipient the programme that asks
     * @param attributes dictionary codes, one to a hundred
     */
    @Schema(name = "DisclosureQuestion")
    record Question(
            @Nullable UUID clientId,
            @Nullable String recipient,
            @Nullable String purpose,
            @Nullable List<@Nullable String> attributes) {
        Question {
            attributes = attributes == null ? null : new ArrayList<>(attributes);
        }
    }

    enum Decision {
        PERMIT,
        DENY
    }

    /** @param kind AUTHORITY or CONSENT */
    @Schema(name = "DisclosureGround")
    record Ground(
            Disclosure.Basis.Kind kind,
            String reference,
            @Nullable Integer version,
            String text) {}

    /**
     * @param attributes those it might have, of those asked for
     * @param bases on what grounds
     * @param withheld why it might not have the others, or any
     * @param reason why it might have none; null where it might have some
     * @param receiptId the entry in the access log
     */
    @Schema(name = "DisclosureDecision")
    record Answer(
            Decision decision,
            List<String> attributes,
            List<Ground> bases,
            Map<String, String> withheld,
            @Nullable String reason,
            UUID receiptId) {}

    /** Counts for just now: what is withdrawn later is not there at the next decision. Nothing is handed over. */
    @PostMapping("/api/v1/disclosure-decisions")
    Answer decide(@RequestBody Question question, Locale locale) {
        List<Wrong> wrong = new ArrayList<>();
        if (question.clientId() == null) {
            wrong.add(Wrong.of("clientId", "input.missing"));
        }
        if (question.recipient() == null) {
            wrong.add(Wrong.of("recipient", "input.missing"));
        }
        if (question.purpose() == null) {
            wrong.add(Wrong.of("purpose", "input.missing"));
        }
        if (question.attributes() == null) {
            wrong.add(Wrong.of("attributes", "input.missing"));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        List<String> attributes = Objects.requireNonNull(question.attributes()).stream()
                .map(code -> code == null ? "" : code)
                .toList();
        return answer(
                decisions.decide(
                        new ClientId(Objects.requireNonNull(question.clientId())),
                        Objects.requireNonNull(question.recipient()),
                        Objects.requireNonNull(question.purpose()),
                        attributes),
                locale);
    }

    private static Answer answer(Disclosure decided, Locale locale) {
        return switch (decided) {
            case Refusal refusal ->
                new Answer(
                        Decision.DENY,
                        List.of(),
                        List.of(),
                        words(refusal.withheld()),
                        refusal.reason().code(),
                        refusal.entryId());
            case Permit permit -> {
                List<String> effective =
                        permit.bases().keySet().stream().sorted().toList();
                List<Ground> grounds = effective.stream()
                        .flatMap(code -> permit.basis(code).stream())
                        .distinct()
                        .map(basis -> new Ground(basis.kind(), basis.reference(), basis.version(), basis.text(locale)))
                        .toList();
                yield new Answer(Decision.PERMIT, effective, grounds, words(permit.withheld()), null, permit.entryId());
            }
        };
    }

    private static Map<String, String> words(Map<String, Withheld> withheld) {
        Map<String, String> words = new TreeMap<>();
        withheld.forEach((code, why) -> words.put(code, why.code()));
        return words;
    }
}
