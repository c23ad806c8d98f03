package org.guichet.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.client.records.ToldApart;
import org.guichet.registry.duplicate.DuplicateReview.Resolution;
import org.guichet.registry.registration.Correcting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Random merges, tellings and undoings on the database, held to the model of {@link Forest} at every step. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(People.class)
class MergeSequencesIT {
    private static final int SEQUENCES = 60;
    private static final int CLIENTS = 5;
    private static final int STEPS = 10;

    @Autowired
    private People people;

    @Autowired
    private Merging merging;

    @Autowired
    private DuplicateReviews reviews;

    @Autowired
    private Correcting correcting;

    @Autowired
    private ClientRecords records;

    @Autowired
    private ToldApart toldApart;

    @Autowired
    private JdbcClient jdbc;

    static IntStream keepsToTheModelAndEndsWhereItBegan() {
        return IntStream.range(0, SEQUENCES);
    }

    @ParameterizedTest
    @MethodSource
    void keepsToTheModelAndEndsWhereItBegan(int seed) {
        Random random = new Random(seed);
        List<ClientId> clients = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            clients.add(people.somebody());
        }
        Forest forest = new Forest(CLIENTS);
        Map<ClientId, List<Fact>> began = history(clients);
        Map<Integer, UUID> merges = new HashMap<>();
        Set<String> told = new TreeSet<>();
        for (int step = 0; step < STEPS; step++) {
            int one = random.nextInt(CLIENTS);
            int other = random.nextInt(CLIENTS);
            switch (random.nextInt(6)) {
                case 0 -> {
                    String phone = "819" + (1_000_000 + random.nextInt(8_999_999));
                    people.tell(clients.get(one), people.fact("phone", phone));
                    forest.tell(one, phone);
                    told.add(phone);
                }
                case 1 -> undo(random, forest, merges);
                case 2 -> sayDifferent(forest, clients, one, other);
                case 3 -> correct(random, forest, clients, one, told);
                default -> merge(forest, merges, clients, one, other);
            }
            assertThat(state(clients)).isEqualTo(expected(forest, clients));
            assertApartAsInTheModel(forest, clients);
        }
        List<Integer> standing = new ArrayList<>(forest.standing());
        Collections.shuffle(standing, random);
        for (int merge : standing) {
            Acting.run(people.supervisor(), () -> merging.unmerge(Objects.requireNonNull(merges.get(merge)), null));
            forest.undo(merge);
            assertThat(state(clients)).isEqualTo(expected(forest, clients));
        }
        for (int client = 0; client < CLIENTS; client++) {
            List<String> own = forest.seen(client).getOrDefault(client, List.of()).stream()
                    .filter(fact -> fact.startsWith("819"))
                    .toList();
            assertThat(people.values(clients.get(client), "phone"))
                    .isEqualTo(own.isEmpty() ? Map.of() : Map.of("phone", own.getLast()));
        }
        history(clients)
                .forEach((client, facts) -> assertThat(facts.stream()
                                .filter(fact -> !told.contains(fact.value()))
                                .toList())
                        .isEqualTo(began.get(client)));
        assertThat(jdbc.sql(
                                "select count(*) from registry.source_record where home_id is not null and client_id = any(?)")
                        .param(clients.stream().map(ClientId::value).toArray(UUID[]::new))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void merge(Forest forest, Map<Integer, UUID> merges, List<ClientId> clients, int one, int other) {
        if (one == other) {
            return;
        }
        int merge = forest.merge(one, other);
        if (merge > 0) {
            merges.put(
                    merge,
                    Acting.as(
                            people.supervisor(),
                            () -> merging.merge(clients.get(one), clients.get(other), "same card", Map.of())));
        } else {
            assertThatExceptionOfType(StateChanged.class)
                    .isThrownBy(() -> Acting.as(
                            people.supervisor(),
                            () -> merging.merge(clients.get(one), clients.get(other), "same card", Map.of())));
        }
    }

    /** A review of the two, opened when they stood for themselves, is decided as they stand now. */
    private void sayDifferent(Forest forest, List<ClientId> clients, int one, int other) {
        if (forest.root(one) == forest.root(other)) {
            return;
        }
        UUID review = jdbc.sql("""
                insert into registry.duplicate_review
                    (id, first_id, second_id, path, verdict, score, reasons, opened_at, state)
                values (gen_random_uuid(), least(?, ?), greatest(?, ?), 'DESK', 'POSSIBLE', 3, '[]', now(), 'OPEN')
                returning id
                """)
                .params(
                        clients.get(one).value(),
                        clients.get(other).value(),
                        clients.get(one).value(),
                        clients.get(other).value())
                .query(UUID.class)
                .single();
        Acting.run(
                people.supervisor(),
                () -> reviews.resolve(
                        review, new DuplicateReviews.Decision(Resolution.DIFFERENT, null, null, Map.of(), null)));
        forest.tellApart(one, other);
        forest.tellApart(forest.root(one), forest.root(other));
    }

    /** Under one id, the number that counts now, whoever told it. */
    private void correct(Random random, Forest forest, List<ClientId> clients, int one, Set<String> told) {
        ClientId client = clients.get(one);
        Errand herself = Installation.citizen(client);
        UUID seen = people.open(herself, client, "phone")
                .fact("phone")
                .map(Fact::id)
                .orElse(null);
        if (seen != null) {
            String phone = "819" + (1_000_000 + random.nextInt(8_999_999));
            Acting.run(
                    herself,
                    () -> correcting.tell(
                            client, List.of(people.fact("phone", phone)), Map.of("phone", seen), "a slip of the hand"));
            assertThat(people.values(clients.get(forest.root(one)), "phone")).containsEntry("phone", phone);
            forest.tell(one, phone);
            told.add(phone);
        }
    }

    private void undo(Random random, Forest forest, Map<Integer, UUID> merges) {
        List<Integer> standing = forest.standing();
        if (!standing.isEmpty()) {
            int merge = standing.get(random.nextInt(standing.size()));
            Acting.run(
                    people.supervisor(),
                    () -> merging.unmerge(Objects.requireNonNull(merges.get(merge)), "another person"));
            forest.undo(merge);
        }
    }

    private void assertApartAsInTheModel(Forest forest, List<ClientId> clients) {
        for (int one = 0; one < CLIENTS; one++) {
            for (int other = 0; other < CLIENTS; other++) {
                if (forest.isRoot(one) && forest.isRoot(other) && one != other) {
                    assertThat(toldApart
                                    .from(clients.get(one), List.of(clients.get(other)))
                                    .isEmpty())
                            .isEqualTo(!forest.toldApart(one, other));
                }
            }
        }
    }

    /** Where each client leads, and the values of what is recorded under it. */
    private Map<Integer, Object> state(List<ClientId> clients) {
        Map<Integer, Object> state = new TreeMap<>();
        for (int client = 0; client < clients.size(); client++) {
            UUID id = clients.get(client).value();
            UUID root = jdbc.sql("select coalesce(redirected_to, id) from registry.client where id = ?")
                    .param(id)
                    .query(UUID.class)
                    .single();
            List<String> phones = jdbc.sql("""
                    select f.value #>> '{}' from registry.source_record r join registry.fact f on f.record_id = r.id
                    where r.client_id = ? and f.attribute = 'phone' order by 1
                    """).param(root).query(String.class).list();
            long records = jdbc.sql("select count(*) from registry.source_record where client_id = ?")
                    .param(root)
                    .query(Long.class)
                    .single();
            state.put(client, List.of(clients.indexOf(new ClientId(root)), records, phones));
        }
        return state;
    }

    private static Map<Integer, Object> expected(Forest forest, List<ClientId> clients) {
        Map<Integer, Object> state = new TreeMap<>();
        for (int client = 0; client < clients.size(); client++) {
            List<String> phones = forest.seen(client).values().stream()
                    .flatMap(List::stream)
                    .filter(fact -> fact.startsWith("819"))
                    .sorted()
                    .toList();
            state.put(
                    client,
                    List.of(forest.root(client), (long) forest.seen(client).size(), phones));
        }
        return state;
    }

    private Map<ClientId, List<Fact>> history(List<ClientId> clients) {
        Map<ClientId, List<Fact>> history = new HashMap<>();
        for (ClientId client : clients) {
            List<Fact> facts = new ArrayList<>();
            for (String attribute : List.of("givenName", "familyName", "dateOfBirth", "phone")) {
                facts.addAll(records.history(client, Set.of("guichet"), attribute, 100));
            }
            history.put(client, facts);
        }
        return history;
    }
}
