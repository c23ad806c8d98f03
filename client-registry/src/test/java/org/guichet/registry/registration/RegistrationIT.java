package org.guichet.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.IdempotencyKey;
import org.guichet.registry.actor.KeyReused;
import org.guichet.registry.actor.NobodyActing;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.identity.Candidate.Verdict;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class RegistrationIT {
    private static final Source PORTAL = new Source(Source.Kind.CLIENT, "portal");

    @Autowired
    private Registration registration;

    @Autowired
    private Searching searching;

    @Autowired
    private Authorities authorities;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private JdbcClient jdbc;

    private String family = "";
    private String born = "";
    private String phone = "";

    @BeforeEach
    void aPersonNobodyKnowsYet() {
        Installation.declare(authorities);
        int unique = RandomGenerator.getDefault().nextInt(10_000_000);
        born = LocalDate.of(1930, 1, 1).plusDays(unique % 20_000).toString();
        phone = "819" + (1_000_000 + unique % 9_000_000);
        family = "Lac" + Unlike.aName();
    }

    @Test
    void registersSomebodyOnce() {
        Registered first = register(Installation.importing(), rose());
        Registered second = register(Installation.importing(), rose());

        assertThat(first).isInstanceOf(Registered.New.class);
        assertThat(second).isEqualTo(new Registered.AlreadyKnown(((Registered.New) first).client()));
    }

    @Test
    void leavesADoubtfulPersonToSomebodyAndTakesTheirWord() {
        ClientId known = ((Registered.New) register(Installation.importing(), rose())).client();
        List<NewFact> twin = new ArrayList<>(rose());
        twin.set(2, fact("dateOfBirth", "1999-02-03"));

        assertThat(register(Installation.importing(), twin)).isInstanceOf(Registered.NeedsReview.class);
        assertThat(Installation.as(Installation.importing(), () -> registration.register(twin, Set.of(known))))
                .isInstanceOf(Registered.New.class);
    }

    @Test
    void saysOfWhoeverIsFoundThatSheHasDied() {
        register(Installation.importing(), rose());
        assertThat(found(family)).extracting(one -> one.summary().deceased()).containsOnly(false);

        String late = "Lac" + Unlike.aName();
        register(
                Installation.importing(),
                List.of(
                        fact("familyName", late),
                        fact("dateOfBirth", born),
                        new NewFact(
                                "dateOfDeath",
                                "2026-01-15",
                                new Source(Source.Kind.REGISTER, "deaths"),
                                Verification.SOURCE_VERIFIED,
                                Instant.parse("2026-02-01T00:00:00Z"))));
        assertThat(found(late)).extracting(one -> one.summary().deceased()).startsWith(true);
    }

    private List<Candidate> found(String name) {
        return Installation.as(
                        Installation.agent(contacts.open(Assurance.NONE, null)),
                        () -> searching.search(new Criteria(Map.of("familyName", name, "dateOfBirth", born))))
                .candidates();
    }

    @Test
    void namesEveryWrongFactAndChangesNothing() {
        long before = facts();
        assertThatThrownBy(() -> register(
                        Installation.importing(),
                        List.of(
                                fact("dateOfBirth", "1955-13-01"),
                                fact("shoeSize", "42"),
                                fact("givenName", "x".repeat(1_000_000)))))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.wrong())
                                .extracting(Wrong::field, Wrong::messageKey)
                                .containsExactly(
                                        org.assertj.core.groups.Tuple.tuple("facts[0]", "input.date"),
                                        org.assertj.core.groups.Tuple.tuple("facts[1]", "input.unknown-attribute"),
                                        org.assertj.core.groups.Tuple.tuple("facts[2]", "input.too-long")));
        assertThat(facts()).isEqualTo(before);
    }

    @Test
    void refusesMoreVerificationThanWhoeverActsCanVouchFor() {
        NewFact certain = new NewFact(
                "givenName", "Rose", PORTAL, Verification.SOURCE_VERIFIED, Instant.parse("2026-09-01T00:00:00Z"));
        assertThatThrownBy(() -> register(Installation.agent(contacts.open(Assurance.HIGH, null)), List.of(certain)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.wrong())
                                .extracting(Wrong::field)
                                .containsExactly("facts[0].verification"));
    }

    @Test
    void refusesStaffWithoutAContactAndKeepsTheRefusal() {
        long before = refusals();
        assertThatThrownBy(() -> register(Installation.agent(null), rose())).isInstanceOf(DisclosureRefused.class);
        assertThat(refusals() - before).isEqualTo(1);
    }

    @Test
    void refusesAChangeWithNobodyActing() {
        assertThatThrownBy(() -> registration.register(rose())).isInstanceOf(NobodyActing.class);
    }

    @Test
    void answersTheSameForTheSameIdempotencyKey() {
        Errand keyed = keyed("one body");
        Registered first = register(keyed, rose());
        assertThat(register(keyed, rose())).isEqualTo(first);
        assertThatThrownBy(() -> register(
                        new Errand(
                                keyed.actor(),
                                null,
                                keyed.channel(),
                                null,
                                keyed.purpose(),
                                keyed.assurance(),
                                new IdempotencyKey(keyOf(keyed), "another body")),
                        rose()))
                .isInstanceOf(KeyReused.class);
    }

    @Test
    void findsSomebodyByTwoCriteriaWithoutAccentsAndMasksTheRest() {
        ClientId known = ((Registered.New) register(Installation.importing(), rose())).client();
        Searching.Found found = Installation.as(
                Installation.agent(contacts.open(Assurance.NONE, null)),
                () -> searching.search(
                        new Criteria(Map.of("givenName", "ROSE-EVE", "familyName", family, "dateOfBirth", born))));

        assertThat(found.candidates().getFirst().client()).isEqualTo(known);
        assertThat(found.candidates().getFirst().summary().name()).isEqualTo("Rose-Ève L.");
    }

    @Test
    void isCertainWhereNameBirthAndTelephoneAgree() {
        register(Installation.importing(), rose());

        Searching.Found found = Installation.as(
                Installation.agent(contacts.open(Assurance.NONE, null)),
                () -> searching.search(new Criteria(
                        Map.of("givenName", "Rose-Eve", "familyName", family, "dateOfBirth", born, "phone", phone))));

        assertThat(found.candidates()).extracting(Candidate::verdict).startsWith(Verdict.CERTAIN);
    }

    @Test
    void findsSomebodyWhileTheNameIsStillBeingTypedAndInSpiteOfASlip() {
        ClientId known = ((Registered.New) register(Installation.importing(), rose())).client();

        assertThat(foundBy("givenName", "Ros", "familyName", family.substring(0, 4)))
                .contains(known);
        assertThat(foundBy("givenName", "Rsoe-Eve", "dateOfBirth", born)).contains(known);
        assertThat(foundBy("givenName", "Zoltan", "dateOfBirth", "1911-11-11")).doesNotContain(known);
    }

    private List<ClientId> foundBy(String... criteria) {
        return Installation.as(
                Installation.agent(contacts.open(Assurance.NONE, null)),
                () ->
                        searching
                                .search(new Criteria(Map.of(criteria[0], criteria[1], criteria[2], criteria[3])))
                                .candidates()
                                .stream()
                                .map(Candidate::client)
                                .toList());
    }

    @Test
    void refusesASearchByOneCriterion() {
        assertThatThrownBy(() -> new Criteria(Map.of("familyName", family))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void logsASearchThatFindsNobody() {
        long before = entries("SEARCH");
        Installation.as(
                Installation.agent(contacts.open(Assurance.NONE, null)),
                () -> searching.search(new Criteria(Map.of("givenName", "Nobody", "familyName", family))));
        assertThat(entries("SEARCH") - before).isEqualTo(1);
    }

    private Registered register(Errand errand, List<NewFact> facts) {
        return Installation.as(errand, () -> registration.register(facts));
    }

    private List<NewFact> rose() {
        return List.of(
                fact("givenName", "Rose-Ève"),
                fact("familyName", family),
                fact("dateOfBirth", born),
                fact("phone", phone));
    }

    private static NewFact fact(String attribute, Object value) {
        return new NewFact(attribute, value, PORTAL, Verification.DECLARED, Instant.parse("2026-09-01T00:00:00Z"));
    }

    private static Errand keyed(String body) {
        Errand duty = Installation.importing();
        return new Errand(
                duty.actor(),
                null,
                duty.channel(),
                null,
                duty.purpose(),
                duty.assurance(),
                new IdempotencyKey(UUID.randomUUID().toString(), body));
    }

    private static String keyOf(Errand errand) {
        IdempotencyKey key = errand.idempotencyKey();
        return key == null ? "" : key.key();
    }

    private long facts() {
        return jdbc.sql("select count(*) from registry.fact").query(Long.class).single();
    }

    private long refusals() {
        return entries("REFUSAL");
    }

    private long entries(String kind) {
        return jdbc.sql("select count(*) from registry.access_log where kind = ?")
                .param(kind)
                .query(Long.class)
                .single();
    }
}
