package org.guichet.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.Installation;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.registration.Correcting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** What befalls several clients, on the database and in the models at once. */
@TestComponent
class Lives {
    static final Set<String> ATTRIBUTES = Set.of("givenName", "familyName", "dateOfBirth", "phone");

    private final People people;
    private final Belongings belongings;
    private final Merging merging;
    private final Correcting correcting;
    private final ClientRecords records;

    Lives(People people, Belongings belongings, Merging merging, Correcting correcting, ClientRecords records) {
        this.people = people;
        this.belongings = belongings;
        this.merging = merging;
        this.correcting = correcting;
        this.records = records;
    }

    /**
     * The clients by number, and what the models say of them.
     *
     * @param merges on the database, by the number of the model
     * @param owned what was acquired under each one's own id
     */
    record Several(
            Random random,
            List<ClientId> clients,
            Forest forest,
            CountingValues values,
            Map<Integer, UUID> merges,
            Map<Integer, Set<String>> owned) {
        static Several of(List<ClientId> clients, int seed) {
            Forest forest = new Forest(clients.size());
            return new Several(
                    new Random(seed),
                    List.copyOf(clients),
                    forest,
                    new CountingValues(forest),
                    new HashMap<>(),
                    new HashMap<>());
        }

        ClientId client(int number) {
            return clients.get(number);
        }

        int any() {
            return random.nextInt(clients.size());
        }

        private String phone() {
            return "819" + (1_000_000 + random.nextInt(8_999_999));
        }
    }

    /** All that counts for each of them already. */
    void began(Several several) {
        for (int number = 0; number < several.clients().size(); number++) {
            int home = number;
            current(several.client(number))
                    .forEach((attribute, fact) ->
                            several.values().tell(home, attribute, fact.value().toString(), null));
        }
    }

    void tell(Several several, int one) {
        String phone = several.phone();
        people.tell(several.client(one), people.fact("phone", phone));
        several.forest().tell(one, phone);
        several.values().tell(one, "phone", phone, null);
    }

    /** Under one id, the number that counts now, whoever told it. */
    void correct(Several several, int one) {
        ClientId client = several.client(one);
        Errand herself = Installation.citizen(client);
        Fact seen = people.open(herself, client, "phone").fact("phone").orElse(null);
        if (seen != null) {
            String phone = several.phone();
            Acting.run(
                    herself,
                    () -> correcting.tell(
                            client,
                            List.of(people.fact("phone", phone)),
                            Map.of("phone", seen.id()),
                            "a slip of the hand"));
            several.forest().tell(one, phone);
            several.values().tell(one, "phone", phone, seen.value().toString());
        }
    }

    /** Under her own id, whatever she has been merged into. */
    void acquire(Several several, int one) {
        ClientId client = several.client(one);
        switch (several.random().nextInt(3)) {
            case 0 -> belongings.consentOrWithdraw(client);
            case 1 -> belongings.relate(client, people.somebody());
            default -> belongings.beRepresented(client, people.somebody());
        }
        several.owned().put(one, belongings.of(Set.of(client), people.supervisor()));
    }

    /** With a choice of some of the facts that count for either. */
    void merge(Several several, int one, int other) {
        if (one == other) {
            return;
        }
        ClientId survivor = several.client(one);
        ClientId merged = several.client(other);
        int merge = several.forest().merge(one, other);
        if (merge < 0) {
            assertThatExceptionOfType(StateChanged.class).isThrownBy(() -> merge(survivor, merged, Map.of()));
            return;
        }
        Map<String, Fact> chosen = choices(several.random(), List.of(survivor, merged));
        several.merges().put(merge, merge(survivor, merged, chosen));
        Map<String, String> values = new HashMap<>();
        chosen.forEach((attribute, fact) -> values.put(attribute, fact.value().toString()));
        several.values().choose(merge, other, values);
    }

    void undo(Several several) {
        List<Integer> standing = several.forest().standing();
        if (!standing.isEmpty()) {
            undo(several, standing.get(several.random().nextInt(standing.size())), "another person");
        }
    }

    void undo(Several several, int merge, @Nullable String reason) {
        UUID id = Objects.requireNonNull(several.merges().get(merge));
        Acting.run(people.supervisor(), () -> merging.unmerge(id, reason));
        several.forest().undo(merge);
    }

    /** The facts that count for a client now, by attribute. */
    Map<String, Fact> current(ClientId client) {
        return records.find(client, ATTRIBUTES, Seen.EVERYBODY).orElseThrow().facts().stream()
                .filter(held -> held.party().equals("guichet"))
                .map(Known.PartyFact::fact)
                .collect(Collectors.toMap(Fact::attribute, fact -> fact));
    }

    private Map<String, Fact> choices(Random random, List<ClientId> two) {
        Map<String, Fact> chosen = new TreeMap<>();
        for (String attribute : new TreeSet<>(ATTRIBUTES)) {
            Fact fact = current(two.get(random.nextInt(2))).get(attribute);
            if (fact != null && random.nextBoolean()) {
                chosen.put(attribute, fact);
            }
        }
        return chosen;
    }

    private UUID merge(ClientId survivor, ClientId merged, Map<String, Fact> chosen) {
        Map<String, UUID> ids = new HashMap<>();
        chosen.forEach((attribute, fact) -> ids.put(attribute, fact.id()));
        return Acting.as(people.supervisor(), () -> merging.merge(survivor, merged, "same card", ids));
    }
}
