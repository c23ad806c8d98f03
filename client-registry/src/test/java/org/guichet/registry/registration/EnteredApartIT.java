package org.guichet.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.duplicate.FindingDuplicates;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.protection.Encounter;
import org.guichet.registry.protection.Encounters;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.protection.Protected.Somebody;
import org.guichet.registry.registration.load.FilesOfPeople;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Where nobody can say who is meant, an agent who has looked has the person entered, and says why. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Protected.class, FilesOfPeople.class})
class EnteredApartIT {
    private static final String WHY = "came to the country last week";
    private static final Registered SOMEBODY_HAS_TO_LOOK = new Registered.NeedsReview(List.of(), true);

    @Autowired
    private Registration registration;

    @Autowired
    private FindingDuplicates duplicates;

    @Autowired
    private Encounters encounters;

    @Autowired
    private Protected people;

    @Autowired
    private FilesOfPeople files;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void entersOneOfACrowdAndWhoeverMayBeSealedWithTheSameAnswerInAsManyStatements() {
        List<NewFact> crowded = oneOfACrowd();
        Somebody sealed = people.sealed();
        List<NewFact> hers = withoutBirth(sealed.facts());
        assertThat(register(people.agent(), crowded, null)).isEqualTo(SOMEBODY_HAS_TO_LOOK);
        assertThat(register(people.agent(), hers, null)).isEqualTo(SOMEBODY_HAS_TO_LOOK);

        List<Registered> entered = new ArrayList<>();
        int statements = people.statements(() -> entered.add(register(people.agent(), crowded, WHY)));
        assertThat(people.statements(() -> entered.add(register(people.agent(), hers, WHY))))
                .isEqualTo(statements);
        assertThat(entered).hasOnlyElementsOfType(Registered.New.class);
        assertThat(entered).extracting(one -> reason(client(one))).containsOnly(WHY);
        assertThat(encounters()).contains(sealed.client());
    }

    @Test
    void comparesHerAgainAndShowsThePairToThoseWithTheGrant() {
        Somebody sealed = people.sealed();
        duplicates.find();
        ClientId entered = client(register(people.agent(), sealed.facts(), WHY));

        duplicates.find();

        assertThat(jdbc.sql("""
                        select path from registry.duplicate_review
                        where state = 'OPEN' and first_id in (:one, :other) and second_id in (:one, :other)
                        """)
                        .param("one", sealed.client().value())
                        .param("other", entered.value())
                        .query(String.class)
                        .list())
                .containsExactly("DESK");
    }

    @Test
    void entersNobodyWhileSomebodyShownIsNotToldApart() {
        Somebody open = people.somebody();
        List<NewFact> twin = new ArrayList<>(open.facts());
        twin.set(2, people.fact("dateOfBirth", "1982-11-23"));
        Somebody sealed = new Somebody(client(registered(twin, Set.of(open.client()), null)), twin);
        people.seal(sealed.client());
        List<NewFact> third = new ArrayList<>(open.facts());
        third.set(2, people.fact("dateOfBirth", "1991-12-30"));

        assertThat(register(people.agent(), third, WHY))
                .isInstanceOfSatisfying(
                        Registered.NeedsReview.class,
                        review -> assertThat(review.candidates())
                                .extracting(Candidate::client)
                                .containsExactly(open.client()));
        assertThat(registered(third, Set.of(open.client()), null)).isInstanceOf(Registered.NeedsReview.class);
        assertThat(registered(third, Set.of(open.client()), WHY)).isInstanceOf(Registered.New.class);
    }

    @Test
    void knowsForCertainWhomItKnowsWhateverIsSaid() {
        Somebody open = people.somebody();
        assertThat(register(people.agent(), open.facts(), WHY)).isEqualTo(new Registered.AlreadyKnown(open.client()));
    }

    @Test
    void takesTheWordOfNobodyButAnAgent() {
        List<NewFact> facts = people.somebody().facts();
        Errand agent = people.agent();
        Errand partner = new Errand(
                new Actor.Person("partner", Set.of(Role.PARTNER), "gatineau"),
                null,
                agent.channel(),
                agent.contactId(),
                agent.purpose(),
                Assurance.HIGH,
                null);
        Errand programme = new Errand(
                new Actor.Programme("old-age-security"), null, "ONLINE", null, "registration", Assurance.HIGH, null);
        for (Errand errand : List.of(
                Installation.importing(),
                Installation.citizen(people.somebody().client()),
                partner,
                programme,
                Installation.privacyOfficer())) {
            assertThatThrownBy(() -> register(errand, facts, WHY)).isInstanceOf(NotGranted.class);
        }
    }

    @Test
    void namesAReasonThatIsNoneBesideEveryWrongFact() {
        for (String none : List.of(" ", "x".repeat(1001), "two\u0000lines")) {
            assertThatThrownBy(() -> register(people.agent(), List.of(people.fact("dateOfBirth", "1955-13-01")), none))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            problem -> assertThat(problem.wrong())
                                    .extracting(Wrong::field)
                                    .containsExactly("facts[0]", "apart.reason"));
        }
    }

    private List<NewFact> oneOfACrowd() {
        Map<String, String> named = files.crowdOfOneName();
        return List.of(
                people.fact("givenName", String.valueOf(named.get("givenName"))),
                people.fact("familyName", String.valueOf(named.get("familyName"))),
                people.fact("phone", Unlike.aPhoneNumber()));
    }

    private static List<NewFact> withoutBirth(List<NewFact> facts) {
        return facts.stream()
                .filter(fact -> !fact.attribute().equals("dateOfBirth"))
                .toList();
    }

    private Registered register(Errand errand, List<NewFact> facts, @Nullable String apart) {
        return Acting.as(errand, () -> registration.register(ClientKind.PERSON, facts, new Looked(Set.of(), apart)));
    }

    private Registered registered(List<NewFact> facts, Set<ClientId> notTheSame, @Nullable String apart) {
        return Acting.as(
                people.agent(), () -> registration.register(ClientKind.PERSON, facts, new Looked(notTheSame, apart)));
    }

    private String reason(ClientId client) {
        return jdbc.sql("select reason from registry.entered_apart where client_id = ? and actor_id = 'agent'")
                .param(client.value())
                .query(String.class)
                .single();
    }

    private List<ClientId> encounters() {
        List<ClientId> met = new ArrayList<>();
        UUID next = null;
        do {
            UUID from = next;
            Encounters.Page page = Acting.as(people.officer(), () -> encounters.waiting(100, from));
            page.items().stream().map(Encounter::client).forEach(met::add);
            next = page.next();
        } while (next != null);
        return met;
    }

    private static ClientId client(Registered registered) {
        return ((Registered.New) registered).client();
    }
}
