package org.guichet.registry.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A programme asks what it might have before it asks for it: decided as if it had, entered in the client's ledger. */
@Component
public class RecipientDecisions {
    private static final int MOST = 100;
    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z-]{0,59}");

    private final Disclosures disclosures;
    private final AttributeDictionary dictionary;

    RecipientDecisions(Disclosures disclosures, AttributeDictionary dictionary) {
        this.disclosures = disclosures;
        this.dictionary = dictionary;
    }

    /**
     * What the recipient might have of the client now. Whoever is not there and whoever is hidden are answered alike.
     *
     * @param recipient a programme asks for itself alone
     * @param attributes one to a hundred dictionary codes
     * @return a permit without facts, or a refusal
     * @throws InvalidInput naming every field
     */
    @Transactional
    public Disclosure decide(ClientId client, String recipient, String purpose, List<String> attributes) {
        List<Wrong> wrong = new ArrayList<>();
        if (!(Acting.errand().actor() instanceof Actor.Programme programme
                && programme.code().equals(recipient))) {
            wrong.add(Wrong.of("recipient", "input.own-programme"));
        }
        if (!PURPOSE.matcher(purpose).matches()) {
            wrong.add(Wrong.of("purpose", "input.code"));
        }
        if (attributes.isEmpty() || attributes.size() > MOST) {
            wrong.add(Wrong.of("attributes", "input.length"));
        } else {
            IntStream.range(0, attributes.size())
                    .filter(at -> dictionary.find(attributes.get(at)).isEmpty())
                    .forEach(at -> wrong.add(Wrong.of("attributes[" + at + "]", "input.unknown-attribute")));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        Ask ask = new Ask(client, null, Set.copyOf(attributes), recipient);
        return Acting.as(Acting.errand().forPurpose(purpose), () -> disclosures.decide(ask));
    }
}
