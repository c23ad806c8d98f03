package org.guichet.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.duplicate.DuplicateReview.Resolution;
import org.guichet.registry.duplicate.Lives.Several;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.registration.load.FilesOfPeople;
import org.guichet.registry.registration.load.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * People whom matching is certain to be one, merged, told apart and parted at random. Whatever tells of them next, the duty, a
 * row of a file or a registration, what a person said of two of them stands.
 */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import({People.class, Belongings.class, Lives.class, FilesOfPeople.class})
class LookalikeSequencesIT {
    private static final int SEQUENCES = 12;
    private static final int CLIENTS = 5;
    private static final int STEPS = 8;
    private static final String BORN = "1950-02-03";

    @Autowired
    private People people;

    @Autowired
    private Lives lives;

    @Autowired
    private FilesOfPeople files;

    @Autowired
    private Registration registration;

    @Autowired
    private DuplicateReviews reviews;

    @Autowired
    private FindingDuplicates duty;

    @Autowired
    private JdbcClient jdbc;

    private final String source = "register-" + UUID.randomUUID();
    private final Map<String, String> alike =
            Map.of("givenName", Unlike.aName(), "familyName", Unlike.aName(), "dateOfBirth", BORN);

    /** A review that waits, of two clients by their numbers. */
    private record Open(UUID id, int one, int other) {}

    static IntStream matchingNeverOverturnsWhatAPersonSaid() {
        return IntStream.range(0, SEQUENCES);
    }

    @ParameterizedTest
    @MethodSource
    void matchingNeverOverturnsWhatAPersonSaid(int seed) {
        Several several = Several.of(lookalikes(), seed);
        assertStands(several, Set.of());
        for (int step = 0; step < STEPS; step++) {
            Set<UUID> waited = ids(open(several));
            switch (several.random().nextInt(4)) {
                case 0 -> sayDifferent(several);
                case 1 -> undo(several);
                default -> lives.merge(several, several.any(), several.any());
            }
            compareAll();
            assertStands(several, waited);
            loadAgain(several);
            registerAgain(several);
            compareAll();
            assertStands(several, waited);
        }
    }

    /** Four who became alike after they were entered, and one whom a file then tells of: she is entered apart. */
    private List<ClientId> lookalikes() {
        List<Map<String, String>> unlike = new ArrayList<>();
        for (int number = 1; number < CLIENTS; number++) {
            unlike.add(Map.of(
                    "givenName",
                    Unlike.aName(),
                    "familyName",
                    Unlike.aName(),
                    "dateOfBirth",
                    "197%d-05-06".formatted(number)));
        }
        List<ClientId> clients = new ArrayList<>(clients(files.load(source, unlike)));
        clients.forEach(client -> people.tell(client, facts()));
        List<Outcome> outcomes = files.load(source, Collections.nCopies(CLIENTS, alike));
        assertThat(outcomes.subList(0, CLIENTS - 1)).extracting(Outcome::kind).containsOnly(Outcome.Kind.MATCHED);
        assertThat(outcomes.getLast().kind()).isEqualTo(Outcome.Kind.DOUBTFUL);
        clients.add(clients(outcomes).getLast());
        compareAll();
        return clients;
    }

    private void sayDifferent(Several several) {
        Forest forest = several.forest();
        List<Open> open = open(several);
        List<Open> pairs = open.stream()
                .filter(one -> forest.root(one.one()) != forest.root(one.other()))
                .toList();
        if (pairs.isEmpty()) {
            return;
        }
        Open said = pairs.get(several.random().nextInt(pairs.size()));
        Set<Integer> roots = roots(forest, said);
        DuplicateReview decided = Acting.as(
                people.supervisor(),
                () -> reviews.resolve(
                        said.id(), new DuplicateReviews.Decision(Resolution.DIFFERENT, null, null, Map.of(), null)));
        assertThat(decided.state()).isEqualTo(DuplicateReview.State.DIFFERENT);
        open.stream().filter(one -> roots(forest, one).equals(roots)).forEach(one -> {
            forest.tellApart(one.one(), one.other());
            forest.tellApart(forest.root(one.one()), forest.root(one.other()));
        });
        compareAll();
        assertThat(open(several)).noneMatch(one -> roots(forest, one).equals(roots));
    }

    private void undo(Several several) {
        Forest forest = several.forest();
        List<Integer> standing = forest.standing();
        if (!standing.isEmpty()) {
            lives.undo(several, standing.get(several.random().nextInt(standing.size())), "another person");
        }
    }

    /** Each row is known by its number, and tells of its own client what is true of all of them. */
    private void loadAgain(Several several) {
        Map<String, String> row = new HashMap<>(alike);
        row.put("phone", Unlike.aPhoneNumber());
        List<Outcome> outcomes = files.load(source, Collections.nCopies(CLIENTS, row));

        assertThat(outcomes).extracting(Outcome::kind).containsOnly(Outcome.Kind.MATCHED);
        assertThat(clients(outcomes))
                .containsExactlyElementsOf(IntStream.range(0, CLIENTS)
                        .mapToObj(number -> several.client(several.forest().root(number)))
                        .toList());
    }

    /** At the desk each of them may be meant; where all are one by now, she is. */
    private void registerAgain(Several several) {
        Set<ClientId> roots = IntStream.range(0, CLIENTS)
                .filter(several.forest()::isRoot)
                .mapToObj(several::client)
                .collect(Collectors.toSet());
        Registered registered = Acting.as(Installation.importing(), () -> registration.register(List.of(facts())));

        if (roots.size() == 1) {
            assertThat(registered)
                    .isEqualTo(new Registered.AlreadyKnown(roots.iterator().next()));
        } else {
            assertThat(registered)
                    .isInstanceOfSatisfying(
                            Registered.NeedsReview.class,
                            review -> assertThat(review.candidates())
                                    .extracting(Candidate::client)
                                    .containsExactlyInAnyOrderElementsOf(roots));
        }
    }

    /** Nothing new waits of two who were told apart, and of any other two something does: matching was asked. */
    private void assertStands(Several several, Set<UUID> waited) {
        Forest forest = several.forest();
        List<Open> open = open(several);
        assertThat(open)
                .filteredOn(one -> !waited.contains(one.id()))
                .noneMatch(one -> forest.toldApart(forest.root(one.one()), forest.root(one.other())));
        for (int one = 0; one < CLIENTS; one++) {
            for (int other = 0; other < one; other++) {
                if (forest.isRoot(one) && forest.isRoot(other) && !forest.toldApart(one, other)) {
                    Set<Integer> pair = Set.of(one, other);
                    assertThat(open)
                            .as("%s and %s", one, other)
                            .anyMatch(review -> roots(forest, review).equals(pair));
                }
            }
        }
        assertThat(IntStream.range(0, CLIENTS)
                        .mapToObj(number -> jdbc.sql(
                                        "select coalesce(redirected_to, id) from registry.client where id = ?")
                                .param(several.client(number).value())
                                .query(UUID.class)
                                .single())
                        .map(id -> several.clients().indexOf(new ClientId(id))))
                .as("merged by nobody but a person")
                .containsExactlyElementsOf(
                        IntStream.range(0, CLIENTS).map(forest::root).boxed().toList());
    }

    private List<Open> open(Several several) {
        UUID[] ids = several.clients().stream().map(ClientId::value).toArray(UUID[]::new);
        return jdbc.sql("""
                select id, first_id, second_id from registry.duplicate_review
                where state = 'OPEN' and first_id = any(:ids) and second_id = any(:ids) order by id
                """)
                .param("ids", ids)
                .query((row, number) -> new Open(
                        row.getObject("id", UUID.class),
                        several.clients().indexOf(new ClientId(row.getObject("first_id", UUID.class))),
                        several.clients().indexOf(new ClientId(row.getObject("second_id", UUID.class)))))
                .list();
    }

    private static Set<Integer> roots(Forest forest, Open open) {
        return Set.copyOf(List.of(forest.root(open.one()), forest.root(open.other())));
    }

    private static Set<UUID> ids(List<Open> open) {
        return open.stream().map(Open::id).collect(Collectors.toSet());
    }

    private static List<ClientId> clients(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::client).toList();
    }

    private NewFact[] facts() {
        return alike.entrySet().stream()
                .map(one -> people.fact(one.getKey(), one.getValue()))
                .toArray(NewFact[]::new);
    }

    private void compareAll() {
        while (jdbc.sql("select count(*) from registry.duplicate_due where due_at <= now()")
                        .query(Long.class)
                        .single()
                > 0) {
            duty.find();
        }
    }
}
