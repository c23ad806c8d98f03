package org.guichet.registry.duplicate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosures;
import org.springframework.stereotype.Component;

/**
 * How this room opens clients: each on its own, so that both ledgers have it, for a purpose of its own, which no request
 * may name, and with no more than tells two people apart. The contact is never bound: it is about two people.
 */
@Component
class DuplicateDoor {
    private static final String PURPOSE = "duplicate-review";
    private static final List<String> TELLING = List.of("identity", "contact-point", "address");

    private final Disclosures disclosures;
    private final AttributeDictionary dictionary;
    private final ClientRecords records;

    DuplicateDoor(Disclosures disclosures, AttributeDictionary dictionary, ClientRecords records) {
        this.disclosures = disclosures;
        this.records = records;
        this.dictionary = dictionary;
    }

    Permit look(ClientId client) {
        return disclosures
                .open(Ask.about(client, telling()).forPurpose(PURPOSE))
                .orRefuse();
    }

    /** For a change of which facts are the client's; nothing is handed over. */
    void change(ClientId client) {
        disclosures.change(Ask.about(client, telling()).forPurpose(PURPOSE)).orRefuse();
    }

    /** The facts that count for any of the clients now, whichever party's; ids alone, and no value is handed over. */
    Set<UUID> current(List<ClientId> clients, Set<String> attributes) {
        return records.findAll(clients, attributes, Officer.seen()).stream()
                .flatMap(known -> known.facts().stream())
                .map(held -> held.fact().id())
                .collect(Collectors.toSet());
    }

    /** Who she is comes before where she is reached. */
    int order(Attribute attribute) {
        return TELLING.indexOf(attribute.category());
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
