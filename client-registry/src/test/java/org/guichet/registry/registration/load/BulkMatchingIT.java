package org.guichet.registry.registration.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.SocialInsuranceNumber;
import org.guichet.registry.client.SocialInsuranceNumbers;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.load.Outcome.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(FilesOfPeople.class)
class BulkMatchingIT {
    private static final String SIN = SocialInsuranceNumber.ATTRIBUTE;

    @Autowired
    private FilesOfPeople files;

    @Autowired
    private Searching searching;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private Authorities authorities;

    @Autowired
    private JdbcClient jdbc;

    private final Map<String, String> person = new HashMap<>(Map.of(
            "givenName",
            Unlike.aName(),
            "familyName",
            Unlike.aName(),
            "dateOfBirth",
            "1951-07-08",
            "phone",
            Unlike.aPhoneNumber(),
            SIN,
            SocialInsuranceNumbers.any()));

    @BeforeEach
    void declare() {
        Installation.declare(authorities);
    }

    /** What a second description has in place of the first one's values; empty where it has none. */
    static Stream<Map<String, String>> descriptions() {
        return Stream.of(
                Map.of(),
                Map.of("givenName", "Wilhelmina", "familyName", "Oberhausen", "phone", ""),
                Map.of("givenName", "Wilhelmina", "familyName", "Oberhausen", "phone", "", "dateOfBirth", ""),
                Map.of("givenName", "Wilhelmina", "dateOfBirth", "1999-12-31"),
                Map.of("dateOfBirth", "1999-12-31", "phone", ""),
                Map.of(SIN, ""),
                Map.of(SIN, "", "phone", "", "dateOfBirth", "1951-08-07"),
                Map.of(SIN, "", "phone", "", "givenName", "Wilhelmina"),
                Map.of(SIN, "", "familyName", "", "dateOfBirth", ""));
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void decidesOnARowAsTheDeskWould(Map<String, String> other) {
        ClientId known = clientOf(files.registered(person));
        Map<String, String> second = new HashMap<>(person);
        second.putAll(other);
        second.values().removeIf(String::isEmpty);

        Registered atTheDesk = files.registered(second);
        Outcome row = files.load(List.of(second)).getFirst();

        // Whom the desk took for somebody new the file then describes once more.
        assertThat(row.kind()).isEqualTo(atTheDesk instanceof Registered.NeedsReview ? Kind.DOUBTFUL : Kind.MATCHED);
        if (atTheDesk instanceof Registered.AlreadyKnown) {
            assertThat(row.client()).isEqualTo(known);
        }
    }

    @Test
    void knowsByTheNumberAloneWhoStandsTwiceInOnePortion() {
        List<Outcome> rows = files.load(List.of(
                person, Map.of("givenName", Unlike.aName(), "familyName", Unlike.aName(), SIN, person.get(SIN))));

        assertThat(rows).extracting(Outcome::kind).containsExactly(Kind.ACCEPTED, Kind.MATCHED);
        assertThat(rows.get(1).client()).isEqualTo(rows.get(0).client());
        assertThat(rows.get(1).reasons()).containsExactly(SIN);
    }

    /** What one more of a crowd of one name tells besides: whatever may have changed since she was entered. */
    static Stream<Map<String, String>> besidesTheName() {
        return Stream.of(Map.of(), Map.of("phone", Unlike.aPhoneNumber()), Map.of("address.postalCode", "G1R 4P5"));
    }

    @ParameterizedTest
    @MethodSource("besidesTheName")
    void leavesWhoeverACrowdSharesTheNameWithToSomebody(Map<String, String> besides) {
        Map<String, String> named = files.crowdOfOneName();
        Map<String, String> person = new HashMap<>(named);
        person.putAll(besides);

        Outcome row = files.load(List.of(person)).getFirst();

        assertThat(row.kind()).isEqualTo(Kind.DOUBTFUL);
        assertThat(row.reasons()).contains("row:match.too-many");
        assertThat(files.registered(person))
                .isInstanceOfSatisfying(
                        Registered.NeedsReview.class,
                        review -> assertThat(review.truncated()).isTrue());
    }

    @Test
    void takesAPersonOfACrowdedNameForNewByHerBirth() {
        Map<String, String> person = new HashMap<>(files.crowdOfOneName());
        person.put("dateOfBirth", "2003-12-31");

        assertThat(files.load(List.of(person))).extracting(Outcome::kind).containsExactly(Kind.ACCEPTED);
    }

    @Test
    void takesWhoeverOnlyBeginsAsACrowdDoesForNewAndFindsHerByHerWholeName() {
        String given = "Aei" + Unlike.aName().substring(0, 2);
        String family = "Aeioa";
        Map<String, String> one = files.crowdOfOneBeginning(given, family);
        Map<String, String> other = Map.of("givenName", given + Unlike.aName(), "familyName", family + Unlike.aName());

        assertThat(files.registered(other)).isInstanceOf(Registered.New.class);
        assertThat(files.load(
                        List.of(Map.of("givenName", given + Unlike.aName(), "familyName", family + Unlike.aName()))))
                .extracting(Outcome::kind)
                .containsExactly(Kind.ACCEPTED);
        assertThat(search(one).candidates()).isNotEmpty();
        assertThat(search(one).truncated()).isFalse();
        assertThat(search(Map.of("givenName", given, "familyName", family)).truncated())
                .as("while typing, those who begin so are cut off")
                .isTrue();
    }

    private Searching.Found search(Map<String, String> criteria) {
        return Installation.as(
                Installation.agent(contacts.open(Assurance.NONE, null)),
                () -> searching.search(new Criteria(criteria)));
    }

    @Test
    void leavesARowToSomebodyWhereMoreResembleItThanAreCompared() {
        String family = Unlike.aName();
        List<String> given =
                IntStream.range(0, 12).mapToObj(one -> "Zoé" + Unlike.aName()).toList();
        files.load(given.stream()
                .map(one -> Map.of("givenName", one, "familyName", family, "dateOfBirth", "1962-03-04"))
                .toList());

        Outcome row = files.load(List.of(Map.of("givenName", "Zoé", "familyName", family, "dateOfBirth", "1962-03-04")))
                .getFirst();

        assertThat(row.kind()).isEqualTo(Kind.DOUBTFUL);
        assertThat(row.reasons()).contains("row:match.too-many");
    }

    @Test
    void comparesARowWithClientsHoweverManySourcesTellOfOneOfThem() {
        ClientId known = clientOf(files.registered(person));
        IntStream.range(0, 12).forEach(source -> files.load(List.of(person)));
        Map<String, String> twin = new HashMap<>(person);
        twin.remove(SIN);
        twin.put("dateOfBirth", "1951-08-07");
        twin.put("phone", Unlike.aPhoneNumber());
        ClientId other =
                Objects.requireNonNull(files.load(List.of(twin)).getFirst().client());

        Outcome row = files.load(List.of(person)).getFirst();

        assertThat(row.client()).isEqualTo(known);
        assertThat(row.resembles()).containsExactly(other);
        assertThat(row.reasons()).doesNotContain("row:match.too-many");
    }

    @Test
    void namesInTheLogWhomARowResembles() {
        ClientId known = clientOf(files.registered(person));
        Map<String, String> twin = new HashMap<>(person);
        twin.remove(SIN);
        twin.putAll(Map.of("dateOfBirth", "1951-08-07", "phone", Unlike.aPhoneNumber()));

        Outcome row = files.load(List.of(twin)).getFirst();

        assertThat(row.kind()).isEqualTo(Kind.DOUBTFUL);
        assertThat(row.resembles()).containsExactly(known);
        assertThat(searchesAbout(known)).isEqualTo(1);
        assertThat(searchesAbout(Objects.requireNonNull(row.client()))).isZero();
    }

    @Test
    void findsWhoWasMatchedByWhatTheFileAddedToHer() {
        ClientId known = clientOf(files.registered(person));
        files.load(List.of(Map.of(SIN, person.get(SIN), "dateOfBirth", "1951-07-08", "address.postalCode", "G1R 4P5")));

        assertThat(jdbc.sql("""
                        select count(distinct k.key) from registry.matching_key k
                        join registry.source_record r on r.id = k.record_id
                        where r.client_id = ? and r.party like 'register-%'
                        """).param(known.value()).query(Integer.class).single())
                .as("keys of the postal code with the name only the desk knew")
                .isGreaterThan(8);
    }

    @Test
    void leavesTheDoubtsOfARowThatWasMatchedToBeCompared() {
        ClientId known = clientOf(files.registered(person));
        Map<String, String> twin = new HashMap<>(person);
        twin.remove(SIN);
        twin.putAll(Map.of("dateOfBirth", "1951-08-07", "phone", Unlike.aPhoneNumber()));
        ClientId other =
                Objects.requireNonNull(files.load(List.of(twin)).getFirst().client());
        jdbc.sql("delete from registry.duplicate_due").update();

        Outcome row = files.load(List.of(person)).getFirst();

        assertThat(row.kind()).isEqualTo(Kind.MATCHED);
        assertThat(row.client()).isEqualTo(known);
        assertThat(row.resembles()).containsExactly(other);
        assertThat(due(known)).isEqualTo(1);
    }

    @Test
    void comparesAgainWhoeverIsKnownByTheNumberOfTheSource() {
        List<Outcome> rows = files.load(List.of(person), List.of(person));

        assertThat(rows).extracting(Outcome::kind).containsExactly(Kind.MATCHED);
        assertThat(due(Objects.requireNonNull(rows.getFirst().client()))).isEqualTo(1);
    }

    @Test
    void entersNobodyWhileSomebodyCouldNotBeFound() {
        ClientId known = clientOf(files.registered(person));
        jdbc.sql("insert into registry.matching_key_due values (?)")
                .param(known.value())
                .update();
        try {
            assertThatThrownBy(() -> files.load(List.of(Map.of("givenName", Unlike.aName()))))
                    .isInstanceOf(StateChanged.class)
                    .hasMessageContaining(BulkLoading.KEYS_ARE_DUE);
        } finally {
            jdbc.sql("delete from registry.matching_key_due").update();
        }
    }

    private static ClientId clientOf(Registered registered) {
        return ((Registered.New) registered).client();
    }

    private int due(ClientId client) {
        return jdbc.sql("select count(*) from registry.duplicate_due where client_id = ?")
                .param(client.value())
                .query(Integer.class)
                .single();
    }

    private int searchesAbout(ClientId client) {
        return jdbc.sql("""
                select count(*) from registry.access_log_subject s
                join registry.access_log l on l.id = s.entry_id and l.kind = 'SEARCH' where s.client_id = ?
                """).param(client.value()).query(Integer.class).single();
    }
}
