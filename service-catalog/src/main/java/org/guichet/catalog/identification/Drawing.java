package org.guichet.catalog.identification;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.springframework.stereotype.Component;

/** Draws questions from what is held, and compares what is said with it. */
@Component
class Drawing {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AskableFacts askableFacts;
    private final HeldAnswers held;
    private final DrawnRows rows;
    private final IdentificationSettings settings;
    private final Clock clock;

    Drawing(AskableFacts askableFacts, HeldAnswers held, DrawnRows rows, IdentificationSettings settings, Clock clock) {
        this.askableFacts = askableFacts;
        this.held = held;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<Drawn> of(UUID contact) {
        return rows.of(contact);
    }

    /** Draws for the contact, once; empty where there are too few facts to be asked for. */
    Optional<Drawn> draw(UUID contact, ClientId client) {
        return rows.of(contact).or(() -> {
            List<AskableFact> askable = new ArrayList<>(askableFacts.all());
            Collections.shuffle(askable, RANDOM);
            List<String> chosen = chosen(askable, held.of(client, contact, askable));
            return chosen.size() < settings.questions()
                    ? Optional.empty()
                    : Optional.of(rows.keep(contact, client.value(), chosen, clock.instant()));
        });
    }

    List<Question> questions(Drawn drawn) {
        List<AskableFact> asked = asked(drawn);
        List<Question> questions = new ArrayList<>();
        for (AskableFact one : asked) {
            questions.add(new Question(questions.size() + 1, one.textEn(), one.textFr(), one.comparison()));
        }
        return questions;
    }

    /** Whether every answer is right; empty where what was drawn is no longer held so, and nobody could answer. */
    Optional<Boolean> right(Drawn drawn, Map<Integer, String> answers) {
        List<AskableFact> asked = asked(drawn);
        Map<String, Fact> facts = held.of(new ClientId(drawn.clientId()), drawn.contactId(), asked);
        if (!facts.keySet().containsAll(drawn.attributes())) {
            return Optional.empty();
        }
        boolean right = true;
        for (int number = 1; number <= asked.size(); number++) {
            right &= same(asked.get(number - 1), facts, answers.getOrDefault(number, ""));
        }
        return Optional.of(right);
    }

    private static boolean same(AskableFact asked, Map<String, Fact> facts, String said) {
        Fact fact = facts.get(asked.attribute());
        return fact != null && asked.comparison().same(fact.value().toString(), said);
    }

    /** Two questions with one answer are one question. */
    private List<String> chosen(List<AskableFact> askable, Map<String, Fact> facts) {
        Set<String> answers = new HashSet<>();
        List<String> chosen = new ArrayList<>();
        for (AskableFact one : askable) {
            Fact fact = facts.get(one.attribute());
            if (chosen.size() < settings.questions()
                    && fact != null
                    && answers.add(one.comparison().of(fact.value().toString()).orElse(""))) {
                chosen.add(one.attribute());
            }
        }
        return chosen;
    }

    private List<AskableFact> asked(Drawn drawn) {
        List<AskableFact> all = askableFacts.everUsed();
        return drawn.attributes().stream()
                .flatMap(attribute -> all.stream().filter(one -> one.attribute().equals(attribute)))
                .toList();
    }
}
