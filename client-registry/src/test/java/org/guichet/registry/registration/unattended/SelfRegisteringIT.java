package org.guichet.registry.registration.unattended;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.OwnAccounts;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.duplicate.FindingDuplicates;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.protection.Protected.Somebody;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.unattended.SelfRegistered.Entered;
import org.guichet.registry.registration.unattended.SelfRegistered.OfficeNeeded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** A citizen whose account belongs to no client: she begins her record, or an office binds her account. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Protected.class)
class SelfRegisteringIT {
    @Autowired
    private SelfRegistering herself;

    @Autowired
    private BindingAccounts binding;

    @Autowired
    private OwnAccounts accounts;

    @Autowired
    private FindingDuplicates duplicates;

    @Autowired
    private Searching searching;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private Protected people;

    @Autowired
    private JdbcClient jdbc;

    private final String account = "newcomer-" + UUID.randomUUID();

    @Test
    void beginsTheRecordOfWhomNobodyKnowsAndItIsHers() {
        ClientId client = entered(register(account, somebodyNew()));

        assertThat(accounts.clientOf(account)).contains(client.value());
        assertThat(people.look(Installation.citizen(client), client)).isInstanceOf(Permit.class);
        assertThat(jdbc.sql("""
                        select distinct r.party || ' ' || f.actor_kind || ' ' || f.actor_id
                        from registry.fact f join registry.source_record r on r.id = f.record_id where r.client_id = ?
                        """).param(client.value()).query(String.class).list())
                .containsExactly("guichet CLIENT " + client);
    }

    @Test
    void doesItOnce() {
        SelfRegistered first = register(account, somebodyNew());
        long before = clients();

        assertThat(register(account, somebodyNew())).isEqualTo(first);
        assertThat(asked(account)).isEqualTo(first);
        assertThat(clients()).isEqualTo(before);
    }

    @Test
    void claimsNobodyWhoIsKnownBeyondDoubtAndWritesNothing() {
        Somebody known = people.somebody();
        long before = clients();

        SelfRegistered answer = register(account, known.facts());

        assertThat(answer).isInstanceOf(OfficeNeeded.class);
        assertThat(accounts.clientOf(account)).isEmpty();
        assertThat(clients()).isEqualTo(before);
        assertThat(register(account, somebodyNew())).isEqualTo(answer);
    }

    @Test
    void entersADoubtfulPersonApartUnboundAndQueuesThePairAsComeInByThePortal() {
        Somebody known = people.somebody();
        duplicates.find();

        assertThat(register(account, twinOf(known))).isInstanceOf(OfficeNeeded.class);

        assertThat(accounts.clientOf(account)).isEmpty();
        duplicates.find();
        assertThat(jdbc.sql("""
                        select path from registry.duplicate_review
                        where state = 'OPEN' and (first_id = :one or second_id = :one)
                        """)
                        .param("one", known.client().value())
                        .query(String.class)
                        .list())
                .containsExactly("PORTAL");
    }

    @Test
    void answersForASealedClientAsForAnybodyWhoMayBeKnown() {
        assertThat(register(account, people.sealed().facts())).isInstanceOf(OfficeNeeded.class);
        assertThat(accounts.clientOf(account)).isEmpty();
    }

    @Test
    void bindsTheAccountAtACounterToWhoeverIsThere() {
        Somebody known = people.somebody();
        String code = code(register(account, known.facts()));

        bind(
                serving(known.client()),
                known.client(),
                code.toLowerCase(java.util.Locale.ROOT).replace('-', ' '));

        assertThat(accounts.clientOf(account)).contains(known.client().value());
        assertThat(jdbc.sql("select bound_by || ' ' || bound_office from registry.own_account where account = ?")
                        .param(account)
                        .query(String.class)
                        .single())
                .isEqualTo("agent gatineau");
        assertThat(wrong(serving(known.client()), known.client(), code)).containsExactly("code");
    }

    @Test
    void bindsNothingToSomebodyWhoIsNotThereOrNotIdentified() {
        Somebody known = people.somebody();
        ClientId other = people.somebody().client();
        String code = code(register(account, known.facts()));

        assertThatThrownBy(() -> bind(serving(other), known.client(), code))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONTACT_REQUIRED));
        assertThatThrownBy(() ->
                        bind(Installation.agent(contacts.open(Assurance.LOW, known.client())), known.client(), code))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.CALLER_NOT_IDENTIFIED));
        assertThatThrownBy(() -> bind(serving(new ClientId(UUID.randomUUID())), new ClientId(UUID.randomUUID()), code))
                .isInstanceOfAny(NotFound.class, DisclosureRefused.class);
        assertThat(accounts.clientOf(account)).isEmpty();
    }

    @Test
    void letsNobodyButAnAgentAtACounterBind() {
        Somebody known = people.somebody();
        String code = code(register(account, known.facts()));

        for (Errand errand : List.of(
                Installation.citizen(known.client()),
                newcomer(account),
                Installation.privacyOfficer(),
                Installation.agent(null),
                of(Role.CALL_AGENT, known.client()),
                of(Role.PARTNER, known.client()))) {
            assertThatThrownBy(() -> bind(errand, known.client(), code)).isInstanceOf(NotGranted.class);
        }
    }

    @Test
    void namesACodeNobodyWaitsWith() {
        ClientId known = people.somebody().client();

        for (String none : new @Nullable String[] {"ABCD-2346", "", null}) {
            assertThat(wrong(serving(known), known, none)).containsExactly("code");
        }
    }

    @Test
    void namesWhatIsMissingAndWhatIsWrongAndLeavesTheAccountAsItWas() {
        assertThatThrownBy(() -> register(account, List.of(people.fact("givenName", "Unlike"))))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.wrong())
                                .extracting(Wrong::field)
                                .containsExactly("familyName", "dateOfBirth"));
        List<NewFact> facts = new ArrayList<>(somebodyNew());
        facts.set(2, people.fact("dateOfBirth", "1955-13-01"));
        assertThatThrownBy(() -> register(account, facts)).isInstanceOf(InvalidInput.class);

        assertThat(register(account, somebodyNew())).isInstanceOf(Entered.class);
    }

    @Test
    void letsNobodyElseRegisterThatWay() {
        List<NewFact> facts = somebodyNew();

        for (Errand errand : List.of(
                people.agent(),
                Installation.importing(),
                Installation.citizen(people.somebody().client()))) {
            assertThatThrownBy(() -> Acting.as(errand, () -> herself.register(facts)))
                    .isInstanceOf(NotGranted.class);
        }
    }

    @Test
    void showsANewcomerNobodyAndTakesNothingElseFromHer() {
        Somebody known = people.somebody();

        assertThatThrownBy(() -> Acting.as(
                        newcomer(account),
                        () -> searching.search(
                                new Criteria(java.util.Map.of("familyName", "Unlike", "dateOfBirth", "1961-04-05")))))
                .isInstanceOf(DisclosureRefused.class);
        assertThat(people.look(newcomer(account), known.client())).isNotInstanceOf(Permit.class);
        List<NewFact> facts = new ArrayList<>(somebodyNew());
        facts.add(people.fact("income.net", 1));
        assertThatThrownBy(() -> register(account, facts))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class,
                        refused -> assertThat(jdbc.sql("""
                                        select kind || ' ' || actor_id || ' ' || ('income.net' = any(attributes))
                                        from registry.access_log where id = ?
                                        """)
                                        .param(refused.entryId())
                                        .query(String.class)
                                        .list())
                                .as("the refusal is entered though nothing of the registration stays")
                                .containsExactly("REFUSAL " + account + " true"));
    }

    private SelfRegistered register(String by, List<NewFact> facts) {
        return Acting.as(newcomer(by), () -> herself.register(facts));
    }

    private SelfRegistered asked(String by) {
        return Acting.as(newcomer(by), () -> herself.asked()).orElseThrow();
    }

    private void bind(Errand errand, ClientId client, @Nullable String code) {
        Acting.run(errand, () -> binding.bind(client, code));
    }

    private List<String> wrong(Errand errand, ClientId client, @Nullable String code) {
        List<String> fields = new ArrayList<>();
        assertThatThrownBy(() -> bind(errand, client, code))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> problem.wrong().stream().map(Wrong::field).forEach(fields::add));
        return fields;
    }

    private Errand serving(ClientId client) {
        return Installation.agent(contacts.open(Assurance.SUBSTANTIAL, client));
    }

    private Errand of(Role role, ClientId client) {
        return new Errand(
                new Actor.Person("agent", Set.of(role), "gatineau"),
                null,
                "IN_PERSON",
                contacts.open(Assurance.HIGH, client),
                "service-delivery",
                Assurance.HIGH,
                null);
    }

    private static Errand newcomer(String account) {
        return new Errand(new Actor.Newcomer(account), null, "ONLINE", null, "registration", Assurance.LOW, null);
    }

    private List<NewFact> somebodyNew() {
        return people.toldOf(Unlike.aName(), Unlike.aName(), "1957-05-06");
    }

    /** Told alike, and born on another day. */
    private List<NewFact> twinOf(Somebody known) {
        List<NewFact> twin = new ArrayList<>(known.facts());
        twin.set(2, people.fact("dateOfBirth", "1982-11-23"));
        return twin;
    }

    private static ClientId entered(SelfRegistered registered) {
        return ((Entered) registered).client();
    }

    private static String code(SelfRegistered registered) {
        return ((OfficeNeeded) registered).code();
    }

    private long clients() {
        return jdbc.sql("select count(*) from registry.client")
                .query(Long.class)
                .single();
    }
}
