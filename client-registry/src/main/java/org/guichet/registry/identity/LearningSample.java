package org.guichet.registry.identity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.client.records.ClientSample;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.client.records.MatchingKeys;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.matching.Description;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * People to learn from: some taken at random, and whoever shares keys with them. One entry in the log for all of them,
 * and in each one's ledger; nothing is kept of it but counts.
 */
@Component
class LearningSample {
    private static final int PEOPLE = 500;
    private static final int LEAST_SHARED = 2;
    private static final int MOST = 4;
    private static final String PURPOSE = "identity-verification";
    private static final Errand DUTY =
            Errand.of(new Actor.Duty("learn-matching", "registrar", "identity-verification"), PURPOSE);

    private final ClientSample sample;
    private final ClientRecords records;
    private final MatchingKeys keys;
    private final Disclosures disclosures;
    private final TransactionOperations transactions;

    LearningSample(
            ClientSample sample,
            ClientRecords records,
            MatchingKeys keys,
            Disclosures disclosures,
            TransactionOperations transactions) {
        this.sample = sample;
        this.records = records;
        this.keys = keys;
        this.disclosures = disclosures;
        this.transactions = transactions;
    }

    /** Sealed people are left out, and organizations. */
    List<Description> take() {
        List<Known> people = Acting.as(
                DUTY,
                () -> transactions.execute(status -> disclosures.search(
                        PURPOSE,
                        Descriptions.COMPARED.stream().sorted().toList(),
                        this::people,
                        found -> found.stream().map(Known::client).toList())));
        return people == null
                ? List.of()
                : people.stream().map(Descriptions::of).toList();
    }

    private List<Known> people() {
        List<ClientId> some = sample.take(PEOPLE, Searching.PER_KEY);
        List<Known> known = seen(some);
        List<Set<Long>> asked = known.stream().map(one -> Keys.of(one).all()).toList();
        Set<ClientId> others = new LinkedHashSet<>();
        keys.find(asked, Searching.PER_KEY, LEAST_SHARED, MOST)
                .clients()
                .values()
                .forEach(others::addAll);
        known.forEach(one -> others.remove(one.client()));
        List<Known> all = new ArrayList<>(known);
        all.addAll(seen(List.copyOf(others)));
        return all;
    }

    private List<Known> seen(List<ClientId> clients) {
        return clients.isEmpty()
                ? List.of()
                : records.findAllAsFarAsOpened(clients, Descriptions.COMPARED, Seen.by(false, null)).stream()
                        .filter(one -> one.kind() == ClientKind.PERSON)
                        .toList();
    }
}
