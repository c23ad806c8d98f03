package org.guichet.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.client.records.ToldApart;
import org.guichet.registry.duplicate.DuplicateReview.Resolution;
import org.guichet.registry.duplicate.Lives.Several;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * Random merges with random choices, tellings, corrections and undoings on the database, held at every step to the models of
 * {@link Forest} and {@link CountingValues}; consents, relations and representations too.
 */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import({People.class, Belongings.class, Lives.class})
class MergeSequencesIT {
    private static final int SEQUENCES = 60;
    private static final int CLIENTS = 5;
    private static final int STEPS = 12;

    @Autowired
    private People people;

    @Autowired
    private Lives lives;

    @Autowired
    private Belongings belongings;

    @Autowired
    private DuplicateReviews reviews;

    @Autowired
    private ClientRecords records;

    @Autowired
    private ToldApart toldApart;

    @Autowired
    private JdbcClient jdbc;

    static IntStream keepsToTheModelsAndEndsWhereItBegan() {
        return IntStream.range(0, SEQUENCES);
    }

    @ParameterizedTest
    @MethodSource
    void keepsToTheModelsAndEndsWhereItBegan(int seed) {
        Several several = begin(seed);
        Map<ClientId, List<Fact>> began = history(several.clients());
        for (int step = 0; step < STEPS; step++) {
            switch (several.random().nextInt(8)) {
                case 0 -> lives.tell(several, several.any());
                case 1 -> lives.undo(several);
                case 2 -> sayDifferent(several.forest(), several.clients(), several.any(), several.any());
                case 3 -> lives.correct(several, several.any());
                case 4 -> lives.acquire(several, several.any());
                default -> lives.merge(several, several.any(), several.any());
            }
            assertAsInTheModels(several);
            assertApartAsInTheModel(several.forest(), several.clients());
        }
        List<Integer> standing = new ArrayList<>(several.forest().standing());
        Collections.shuffle(standing, several.random());
        for (int merge : standing) {
            lives.undo(several, merge, null);
            assertAsInTheModels(several);
        }
        Map<ClientId, List<Fact>> ended = history(several.clients());
        for (int client = 0; client < CLIENTS; client++) {
            List<Fact> before = began.getOrDefault(several.client(client), List.of());
            List<Fact> now = ended.getOrDefault(several.client(client), List.of());
            assertThat(now).startsWith(before.toArray(Fact[]::new));
            assertThat(now.stream().skip(before.size()).map(Fact::value))
                    .containsExactlyElementsOf(
                            phones(several.forest(), client).toList().reversed());
        }
        assertThat(jdbc.sql(
                                "select count(*) from registry.source_record where home_id is not null and client_id = any(?)")
                        .param(several.clients().stream().map(ClientId::value).toArray(UUID[]::new))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private Several begin(int seed) {
        Several several =
                Several.of(Stream.generate(people::somebody).limit(CLIENTS).toList(), seed);
        lives.began(several);
        IntStream.range(0, CLIENTS).forEach(client -> lives.acquire(several, client));
        return several;
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

    private void assertAsInTheModels(Several several) {
        Forest forest = several.forest();
        assertThat(state(several.clients())).isEqualTo(expected(forest, several.clients()));
        IntStream.range(0, CLIENTS).filter(forest::isRoot).forEach(root -> {
            Map<String, String> counting = new TreeMap<>();
            lives.current(several.client(root))
                    .forEach((attribute, fact) ->
                            counting.put(attribute, fact.value().toString()));
            Map<String, String> values = new TreeMap<>();
            Lives.ATTRIBUTES.forEach(
                    attribute -> several.values().of(root, attribute).ifPresent(value -> values.put(attribute, value)));
            assertThat(counting).isEqualTo(values);
            assertOwned(several, root);
        });
    }

    private void assertOwned(Several several, int root) {
        Set<ClientId> ids = new HashSet<>();
        Set<String> owned = new TreeSet<>();
        for (int client = 0; client < CLIENTS; client++) {
            if (several.forest().root(client) == root) {
                ids.add(several.client(client));
                owned.addAll(several.owned().getOrDefault(client, Set.of()));
            }
        }
        assertThat(records.find(several.client(root), Set.of("phone"), Seen.EVERYBODY)
                        .orElseThrow()
                        .ids())
                .isEqualTo(ids);
        assertThat(belongings.of(ids, people.supervisor())).isEqualTo(owned);
    }

    private static Stream<String> phones(Forest forest, int client) {
        return forest.seen(client).getOrDefault(client, List.of()).stream().filter(fact -> fact.startsWith("819"));
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
