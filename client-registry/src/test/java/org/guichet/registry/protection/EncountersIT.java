package org.guichet.registry.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.SocialInsuranceNumber;
import org.guichet.registry.client.SocialInsuranceNumbers;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.protection.Protected.Somebody;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Protected.class)
class EncountersIT {
    private static final Registered SOMEBODY_HAS_TO_LOOK = new Registered.NeedsReview(List.of(), true);

    /** By a number alone; by her whole name; by that and her birth; by everything told. */
    private static final List<Set<String>> ASKED = List.of(
            Set.of(SocialInsuranceNumber.ATTRIBUTE),
            Set.of("givenName", "familyName"),
            Set.of("givenName", "familyName", "dateOfBirth"),
            Set.of("givenName", "familyName", "dateOfBirth", "phone", SocialInsuranceNumber.ATTRIBUTE));

    @Autowired
    private Registration registration;

    @Autowired
    private Searching searching;

    @Autowired
    private Encounters encounters;

    @Autowired
    private Protected people;

    @Test
    void registersNobodyWhoIsSealedAndSaysThatSomebodyHasToLook() {
        Somebody sealed = people.sealed();
        assertThat(register(people.agent(), sealed.facts())).isEqualTo(SOMEBODY_HAS_TO_LOOK);
        assertThat(register(people.agent(), lookalikeOf(sealed))).isEqualTo(SOMEBODY_HAS_TO_LOOK);
        assertThat(register(Installation.importing(), sealed.facts())).isEqualTo(SOMEBODY_HAS_TO_LOOK);
    }

    @Test
    void takesAsManyStatementsForASealedPersonAsForAnyoneSomebodyHasToLookAt() {
        Somebody open = people.somebody();
        Somebody sealed = people.sealed();
        int forOpen = people.statements(() -> register(people.agent(), lookalikeOf(open)));
        assertThat(people.statements(() -> register(people.agent(), lookalikeOf(sealed))))
                .isEqualTo(forOpen);
        assertThat(people.statements(() -> register(people.agent(), sealed.facts())))
                .isEqualTo(forOpen);
        assertThat(people.statements(() -> register(people.agent(), open.facts())))
                .isEqualTo(forOpen);
    }

    @Test
    void believesNobodyThatItIsNotTheSealedPerson() {
        Somebody sealed = people.sealed();
        assertThat(Acting.as(people.agent(), () -> registration.register(sealed.facts(), Set.of(sealed.client()))))
                .isEqualTo(SOMEBODY_HAS_TO_LOOK);
    }

    @Test
    void showsOfTwoWhoLookAlikeTheOneWhoIsNotSealed() {
        Somebody open = people.somebody();
        List<NewFact> twin = lookalikeOf(open);
        ClientId sealed = ((Registered.New)
                        Acting.as(people.agent(), () -> registration.register(twin, Set.of(open.client()))))
                .client();
        people.seal(sealed);
        List<NewFact> third = new ArrayList<>(open.facts());
        third.set(2, people.fact("dateOfBirth", "1991-12-30"));

        Registered.NeedsReview answer = (Registered.NeedsReview) register(people.agent(), third);
        assertThat(answer.candidates()).extracting(Candidate::client).containsExactly(open.client());
        assertThat(answer.truncated()).isTrue();
        assertThat(Acting.as(people.agent(), () -> registration.register(third, Set.of(open.client()))))
                .as("whoever is told apart from the one may still be the other")
                .isInstanceOf(Registered.NeedsReview.class);
        assertThat(met()).contains(sealed).doesNotContain(open.client());
    }

    @Test
    void knowsWhoIsNotSealedForCertainWhateverTheSealedOneLooksLike() {
        Somebody open = people.somebody();
        ClientId sealed = ((Registered.New) Acting.as(
                        people.agent(), () -> registration.register(lookalikeOf(open), Set.of(open.client()))))
                .client();
        people.seal(sealed);
        assertThat(register(people.agent(), open.facts())).isEqualTo(new Registered.AlreadyKnown(open.client()));
        assertThat(Acting.as(people.agent(), () -> registration.register(open.facts(), Set.of(open.client()))))
                .isInstanceOf(Registered.NeedsReview.class);
    }

    @Test
    void answersASearchForASealedPersonAsForNobody() {
        List<NewFact> told = numbered(aBirthOfHerOwn());
        ClientId client = ((Registered.New) register(Installation.importing(), told)).client();
        Map<String, String> sealed = criteria(told);
        Map<String, String> nobody = criteria(numbered(aBirthOfHerOwn()));
        for (Set<String> asked : ASKED) {
            assertThat(search(people.agent(), only(sealed, asked)).candidates())
                    .as("before she is sealed, by %s", asked)
                    .extracting(Candidate::client)
                    .contains(client);
        }
        assertThat(typing(people.agent(), sealed).candidates()).hasSize(1);

        people.seal(client);
        for (Set<String> asked : ASKED) {
            assertAlike(
                    () -> search(people.agent(), only(sealed, asked)),
                    () -> search(people.agent(), only(nobody, asked)));
            assertThat(search(Installation.cleared(people.agent()), only(sealed, asked))
                            .candidates())
                    .extracting(Candidate::client)
                    .contains(client);
        }
        assertAlike(() -> typing(people.agent(), sealed), () -> typing(people.agent(), nobody));
        assertThat(met()).as("a search asks nobody to look").doesNotContain(client);
    }

    private void assertAlike(Supplier<Searching.Found> sealed, Supplier<Searching.Found> nobody) {
        List<Searching.Found> found = new ArrayList<>();
        int statements = people.statements(() -> found.add(sealed.get()));
        assertThat(people.statements(() -> found.add(nobody.get()))).isEqualTo(statements);
        assertThat(found).containsOnly(new Searching.Found(List.of(), false));
    }

    private List<NewFact> numbered(String born) {
        List<NewFact> facts = new ArrayList<>(people.toldOf(Unlike.aName(), Unlike.aName(), born));
        facts.add(people.fact(SocialInsuranceNumber.ATTRIBUTE, SocialInsuranceNumbers.any()));
        return facts;
    }

    /** A day on which nobody of other tests was born. */
    private static String aBirthOfHerOwn() {
        return LocalDate.of(1900, 1, 1)
                .plusDays(ThreadLocalRandom.current().nextInt(7000))
                .toString();
    }

    private static Map<String, String> criteria(List<NewFact> told) {
        return told.stream()
                .collect(Collectors.toMap(
                        NewFact::attribute, fact -> fact.value().toString()));
    }

    private static Map<String, String> only(Map<String, String> criteria, Set<String> asked) {
        Map<String, String> some = new HashMap<>(criteria);
        some.keySet().retainAll(asked);
        return some;
    }

    /** What is asked while somebody still types: four letters of each name, and her birth. */
    private Searching.Found typing(Errand errand, Map<String, String> criteria) {
        Map<String, String> typed = only(criteria, Set.of("givenName", "familyName", "dateOfBirth"));
        typed.replaceAll((attribute, value) -> attribute.endsWith("Name") ? value.substring(0, 4) : value);
        Criteria begun = Criteria.begun(typed).orElseThrow();
        return Acting.as(errand, () -> searching.search(begun));
    }

    @Test
    void registersAsEverWhereWhoeverActsHasTheGrant() {
        Somebody sealed = people.sealed();
        assertThat(register(Installation.cleared(people.agent()), sealed.facts()))
                .isEqualTo(new Registered.AlreadyKnown(sealed.client()));
        assertThat(met()).doesNotContain(sealed.client());
    }

    @Test
    void tellsThoseWithTheGrantOnceWhoCameUponWhom() {
        Somebody sealed = people.sealed();
        Errand agent = people.agent();
        register(agent, sealed.facts());
        register(agent, sealed.facts());

        List<Encounter> found = waiting().items().stream()
                .filter(one -> one.client().equals(sealed.client()))
                .toList();
        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.certain()).isTrue();
            assertThat(one.actor()).isEqualTo("agent");
            assertThat(one.office()).isEqualTo("gatineau");
            assertThat(one.contact()).isEqualTo(agent.contactId());
            assertThat(one.agreeing()).contains("givenName", "familyName").doesNotContain("household");
        });

        UUID id = found.getFirst().id();
        assertThatThrownBy(() -> Acting.run(people.officer(), () -> encounters.close(id, " ")))
                .isInstanceOf(InvalidInput.class);
        long before = waiting().total();
        Acting.run(people.officer(), () -> encounters.close(id, "spoke with the counter"));
        assertThat(waiting().total()).isEqualTo(before - 1);
        assertThatThrownBy(() -> Acting.run(people.officer(), () -> encounters.close(id, "again")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void showsTheQueueToNobodyElse() {
        for (Errand errand : List.of(
                Installation.privacyOfficer(), people.supervisor(), Installation.cleared(people.supervisor()))) {
            assertThatThrownBy(() -> Acting.as(errand, () -> encounters.waiting(10, null)))
                    .isInstanceOf(NotGranted.class);
            assertThatThrownBy(() -> Acting.run(errand, () -> encounters.close(UUID.randomUUID(), "seen")))
                    .isInstanceOf(NotGranted.class);
        }
    }

    private List<ClientId> met() {
        return waiting().items().stream().map(Encounter::client).toList();
    }

    private Encounters.Page waiting() {
        List<Encounter> all = new ArrayList<>();
        Encounters.Page page = Acting.as(people.officer(), () -> encounters.waiting(100, null));
        all.addAll(page.items());
        while (page.next() != null) {
            UUID next = page.next();
            page = Acting.as(people.officer(), () -> encounters.waiting(100, next));
            all.addAll(page.items());
        }
        return new Encounters.Page(all, null, page.total());
    }

    /** The same name and telephone, and a birth that may be a slip of the hand. */
    private List<NewFact> lookalikeOf(Somebody somebody) {
        List<NewFact> facts = new ArrayList<>(somebody.facts());
        facts.set(2, people.fact("dateOfBirth", "1982-11-23"));
        return facts;
    }

    private Registered register(Errand errand, List<NewFact> facts) {
        return Acting.as(errand, () -> registration.register(facts));
    }

    private Searching.Found search(Errand errand, Map<String, String> criteria) {
        return Acting.as(errand, () -> searching.search(new Criteria(criteria)));
    }
}
