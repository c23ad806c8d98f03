package org.guichet.registry.duplicate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosures;
import org.springframework.stereotype.Component;

/**
 * How this room opens clients: each on its own, so that both ledgers have it, for the purpose of verifying identity and
 * with no more than tells two people apart. The contact is never bound: it is about two people.
 */
@Component
class DuplicateDoor {
    private static final String PURPOSE = "identity-verification";
    private static final List<String> TELLING = List.of("identity", "contact-point", "address");

    private final Disclosures disclosures;
    private final AttributeDictionary dictionary;

    DuplicateDoor(Disclosures disclosures, AttributeDictionary dictionary) {
        this.disclosures = disclosures;
        this.dictionary = dictionary;
    }

    Permit look(ClientId client) {
        return disclosures
                .open(Ask.about(client, telling()).forPurpose(PURPOSE))
                .orRefuse();
    }

    /** For a change of which facts are the client's; nothing is handed over. */
    void change(ClientId client) {
        disclosures.collect(client, PURPOSE, telling()).orRefuse();
    }

    boolean tellsApart(String attribute) {
        return telling().contains(attribute);
    }

    private Set<String> telling() {
        Set<String> telling = new TreeSet<>();
        TELLING.forEach(category -> telling.addAll(dictionary.inCategory(category)));
        return telling;
    }
}
