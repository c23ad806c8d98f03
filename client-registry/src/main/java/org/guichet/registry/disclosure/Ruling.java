package org.guichet.registry.disclosure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.disclosure.Disclosure.Permit;

/** The answer with the entry that must be committed with it. */
record Ruling(Disclosure disclosure, AccessEntry entry) {
    /** The same ruling for many people: one batch entry. A refusal stays what it is. */
    Ruling about(List<ClientId> clients) {
        return disclosure instanceof Permit ? new Ruling(disclosure, entry.batchOver(clients)) : this;
    }

    /** The entries of many permits: one for all that say the same, with the subjects of each. */
    static List<AccessEntry> batches(List<Ruling> permitted) {
        Map<List<Set<String>>, List<Ruling>> alike = permitted.stream()
                .collect(Collectors.groupingBy(
                        one -> List.of(Set.copyOf(one.entry.attributes()), Set.copyOf(one.entry.bases())),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return alike.values().stream()
                .map(these -> these.getFirst()
                        .about(these.stream()
                                .flatMap(one -> one.entry.subjects().stream())
                                .distinct()
                                .toList())
                        .entry)
                .toList();
    }

    /** The same where something of many people is disposed of by a rule: one entry. A refusal stays what it is. */
    Ruling disposingOf(List<ClientId> clients, String rule) {
        return disclosure instanceof Permit ? new Ruling(disclosure, entry.disposalOf(clients, rule)) : this;
    }

    /** The same where nothing is handed over. A refusal stays what it is. */
    Ruling asDecision() {
        return disclosure instanceof Permit permit ? new Ruling(permit.withoutFacts(), entry.asDecision()) : this;
    }
}
