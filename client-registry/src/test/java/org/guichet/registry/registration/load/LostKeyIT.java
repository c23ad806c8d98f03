package org.guichet.registry.registration.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.LostKey;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.SocialInsuranceNumber;
import org.guichet.registry.client.SocialInsuranceNumbers;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.identity.Candidate.Verdict;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.load.Outcome.Kind;
import org.guichet.registry.secrecy.BlindIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

/** One value that cannot be opened leaves one person in doubt, and nobody else. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(FilesOfPeople.class)
@ExtendWith(OutputCaptureExtension.class)
class LostKeyIT {
    private static final String SIN = SocialInsuranceNumber.ATTRIBUTE;

    @Autowired
    private BlindIndex index;

    @Autowired
    private FilesOfPeople files;

    @Autowired
    private Searching searching;

    @Autowired
    private Authorities authorities;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    private final Map<String, String> person = Map.of(
            "givenName",
            Unlike.aName(),
            "familyName",
            Unlike.aName(),
            "dateOfBirth",
            "1953-09-17",
            "phone",
            Unlike.aPhoneNumber());
    private ClientId known = new ClientId(new UUID(0, 0));

    @BeforeEach
    void somebodyWhoseNumberCannotBeOpened() {
        Installation.declare(authorities);
        known = ((Registered.New) files.registered(person)).client();
        LostKey.keepANumber(jdbc, index, known);
    }

    @AfterEach
    void forgetTheNumber() {
        LostKey.forgetAll(jdbc, transactions);
    }

    @Test
    void leavesWhoeverMayBeHerToSomebodyAndEntersTheRestOfThePortion(CapturedOutput output) {
        List<Outcome> rows = files.load(List.of(
                with(person, SIN, SocialInsuranceNumbers.any()),
                Map.of("givenName", Unlike.aName(), "familyName", Unlike.aName(), "dateOfBirth", "1987-01-30")));

        assertThat(rows).extracting(Outcome::kind).containsExactly(Kind.DOUBTFUL, Kind.ACCEPTED);
        assertThat(rows.getFirst().resembles()).containsExactly(known);
        assertThat(warnings(output)).hasSize(1);
    }

    @Test
    void warnsOnceASearchAndOnceAPortionHoweverManyCannotBeOpened(CapturedOutput output) {
        Map<String, String> twin = new HashMap<>(person);
        twin.put("dateOfBirth", "1982-11-23");
        twin.put("phone", Unlike.aPhoneNumber());
        ClientId other = ((Registered.New) files.registered(twin, Set.of(known))).client();
        LostKey.keepANumber(jdbc, index, other);
        Map<String, String> told = with(person, SIN, SocialInsuranceNumbers.any());

        found(told);
        assertThat(warnings(output)).hasSize(1);
        files.load(List.of(told, with(twin, SIN, SocialInsuranceNumbers.any())));
        assertThat(warnings(output)).hasSize(2);
    }

    private static List<String> warnings(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains("WARN") && line.contains("cannot be compared"))
                .toList();
    }

    @Test
    void takesWhoeverSharesKeysWithHerAndHasAnotherNumberForNew() {
        assertThat(files.registered(another())).isInstanceOf(Registered.New.class);
        assertThat(files.load(List.of(another()))).extracting(Outcome::kind).containsExactly(Kind.ACCEPTED);
    }

    @Test
    void takesNobodyForNewWhoSharesKeysWithHerAndMayHaveHerNumberSinceNoIndexHoldsIt() {
        LostKey.loseTheIndex(jdbc, known);

        assertThat(files.registered(another())).isInstanceOf(Registered.NeedsReview.class);
        assertThat(files.load(List.of(another()))).extracting(Outcome::kind).containsExactly(Kind.DOUBTFUL);
    }

    /** Somebody who has nothing of hers but how the names begin, which is two keys. */
    private Map<String, String> another() {
        return Map.of(
                "givenName",
                String.valueOf(person.get("givenName")).substring(0, 3) + Unlike.aName(),
                "familyName",
                String.valueOf(person.get("familyName")).substring(0, 3) + Unlike.aName(),
                "dateOfBirth",
                "1987-01-30",
                "phone",
                Unlike.aPhoneNumber(),
                SIN,
                SocialInsuranceNumbers.any());
    }

    @Test
    void isRegisteredAgainByNobodyAtTheDeskWithoutALook() {
        assertThat(files.registered(with(person, SIN, SocialInsuranceNumbers.any())))
                .isInstanceOfSatisfying(Registered.NeedsReview.class, review -> {
                    assertThat(review.candidates())
                            .extracting(Candidate::client, Candidate::verdict)
                            .containsExactly(org.assertj.core.groups.Tuple.tuple(known, Verdict.POSSIBLE));
                    assertThat(review.truncated()).isFalse();
                });
    }

    @Test
    void isKnownByTheRestWhereNoNumberIsTold() {
        assertThat(files.registered(person)).isEqualTo(new Registered.AlreadyKnown(known));
        assertThat(files.load(List.of(person)))
                .extracting(Outcome::kind, Outcome::client)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.MATCHED, known));
    }

    @Test
    void isFoundByAnAgentAndStandsAmongTheLastViewed() {
        String number = SocialInsuranceNumbers.any();
        Map<String, String> byName = new TreeMap<>(person);
        byName.remove("phone");

        assertThat(found(byName)).extracting(Candidate::client).contains(known);
        assertThat(found(with(byName, SIN, number)))
                .extracting(Candidate::client)
                .contains(known);
        assertThat(Installation.as(
                        Installation.agent(contacts.open(Assurance.NONE, null)),
                        () -> searching.again(List.of(known), 10)))
                .extracting(Searching.Masked::client)
                .containsExactly(known);
    }

    @Test
    void isFoundByTheNumberThoughItCannotBeOpened() {
        String number = SocialInsuranceNumbers.any();
        ClientId numbered = ((Registered.New) files.registered(
                        Map.of("givenName", Unlike.aName(), "familyName", Unlike.aName(), SIN, number)))
                .client();
        LostKey.keepANumber(jdbc, index, numbered);
        Map<String, String> other = Map.of("givenName", Unlike.aName(), "familyName", Unlike.aName(), SIN, number);

        assertThat(found(Map.of(SIN, number)))
                .extracting(Candidate::client, Candidate::verdict)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(numbered, Verdict.POSSIBLE));
        Outcome row = files.load(List.of(other)).getFirst();
        assertThat(row.kind()).isEqualTo(Kind.DOUBTFUL);
        assertThat(row.resembles()).containsExactly(numbered);
    }

    private List<Candidate> found(Map<String, String> criteria) {
        return Installation.as(
                        Installation.agent(contacts.open(Assurance.NONE, null)),
                        () -> searching.search(new Criteria(criteria)))
                .candidates();
    }

    private static Map<String, String> with(Map<String, String> person, String attribute, String value) {
        Map<String, String> with = new HashMap<>(person);
        with.put(attribute, value);
        return with;
    }
}
