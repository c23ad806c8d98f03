package org.guichet.registry.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.OpenEmergencies;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.disclosure.Disclosure.Withheld;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.emergency.Emergency.Outcome;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.registration.Correcting;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Protected.class)
class EmergenciesIT {
    private static final String WHY = "Found unconscious at the counter";

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private EmergencyRows rows;

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private Correcting correcting;

    @Autowired
    private Protected people;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void opensWhatHelpsOfSomebodyWhoCannotBeAskedAndNothingElse() {
        ClientId client = people.somebody().client();
        assertThat(refusal(look(agent(), client))).isEqualTo(Reason.EMERGENCY_NOT_DECLARED);

        declare(client);

        Permit permit = (Permit) look(agent(), client);
        assertThat(permit.facts()).containsKeys("givenName", "familyName", "phone");
        assertThat(permit.withheld()).containsEntry("income.net", Withheld.NOT_FOR_THIS_ROLE);
        assertThat(refusal(look(agent().forPurpose("service-delivery"), client)))
                .isEqualTo(Reason.CALLER_NOT_IDENTIFIED);
    }

    @Test
    void changesNothingInAnEmergency() {
        ClientId client = people.somebody().client();
        declare(client);

        Errand agent = agent();
        Errand changing = new Errand(
                agent.actor(), null, agent.channel(), agent.contactId(), OpenEmergencies.PURPOSE, Assurance.HIGH, null);

        assertThatThrownBy(() -> Acting.run(
                        changing,
                        () -> correcting.tell(
                                client, List.of(people.fact("phone", "6135550199")), Map.of(), "told so")))
                .isInstanceOf(DisclosureRefused.class);
        Disclosure answer = transactions.execute(status ->
                Acting.as(changing, () -> disclosures.open(Ask.about(client, Set.of("phone")))));
        assertThat(refusal(answer)).isEqualTo(Reason.EMERGENCY_NOT_DECLARED);
    }

    @Test
    void opensToNobodyButWhoeverDeclaredIt() {
        ClientId client = people.somebody().client();
        declare(client);

        assertThat(refusal(look(of("colleague", Role.AGENT), client))).isEqualTo(Reason.EMERGENCY_NOT_DECLARED);
        assertThat(refusal(look(agent(), people.somebody().client()))).isEqualTo(Reason.EMERGENCY_NOT_DECLARED);
    }

    @Test
    void endsByItself() {
        ClientId client = people.somebody().client();
        Instant anHourAgo = clock.instant().minus(Duration.ofHours(1));
        Acting.run(
                agent(),
                () -> rows.insert(
                        UUID.randomUUID(),
                        client,
                        WHY,
                        anHourAgo,
                        anHourAgo.plusSeconds(60),
                        anHourAgo.plus(Duration.ofDays(2))));

        assertThat(refusal(look(agent(), client))).isEqualTo(Reason.EMERGENCY_NOT_DECLARED);
    }

    @Test
    void standsInTheLedgerWithWhatItRestedOn() {
        ClientId client = people.somebody().client();
        Emergency emergency = declare(client);

        assertThat(jdbc.sql("""
                select e.kind || ' ' || e.purpose || ' ' || e.relation from registry.access_log_subject s
                join registry.access_log e on e.at = s.at and e.id = s.entry_id
                where s.client_id = ? and ? = any(e.bases)
                """)
                        .params(client.value(), "EMERGENCY:" + emergency.id())
                        .query(String.class)
                        .list())
                .containsExactly("READ emergency staff-in-emergency");
    }

    @Test
    void tellsTheClientWhoDeclaredItAndWhyAndWhatCameOfIt() {
        ClientId client = people.somebody().client();
        Emergency emergency = declare(client);

        assertThat(told(client)).singleElement().satisfies(one -> {
            assertThat(one.reason()).isEqualTo(WHY);
            assertThat(one.emergency().office()).isEqualTo("gatineau");
            assertThat(one.emergency().outcome()).isNull();
        });

        review(emergency, Outcome.NOT_JUSTIFIED);

        assertThat(told(client))
                .singleElement()
                .satisfies(one -> assertThat(one.emergency().outcome()).isEqualTo(Outcome.NOT_JUSTIFIED));
    }

    @Test
    void keepsTheReasonAndTheNoteEncrypted() {
        Emergency emergency = declare(people.somebody().client());
        review(emergency, Outcome.JUSTIFIED);

        assertThat(jdbc.sql("""
                select count(*) from registry.emergency e join registry.emergency_review r on r.emergency_id = e.id
                where e.id = ? and position(?::bytea in e.ciphertext) = 0 and position('ambulance'::bytea in r.ciphertext) = 0
                """)
                        .params(emergency.id(), WHY)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(() -> jdbc.sql("update registry.emergency set until = until + interval '1 day' where id = ?")
                        .param(emergency.id())
                        .update())
                .hasMessageContaining("append-only");
    }

    @Test
    void waitsForASupervisorWhoDidNotDeclareIt() {
        Emergency emergency = declare(people.somebody().client());
        Errand other = of("supervisor-two", Role.SUPERVISOR);

        assertThat(Acting.as(other, () -> emergencies.waiting(200, 0)).items())
                .extracting(Emergency::id)
                .contains(emergency.id());
        assertThatThrownBy(() -> Acting.run(
                        of("agent", Role.SUPERVISOR),
                        () -> emergencies.review(emergency.id(), Outcome.JUSTIFIED, "I was right to do so")))
                .isInstanceOf(NotGranted.class);
        assertThatThrownBy(() -> Acting.as(agent(), () -> emergencies.waiting(200, 0)))
                .isInstanceOf(NotGranted.class);

        review(emergency, Outcome.JUSTIFIED);

        assertThat(Acting.as(other, () -> emergencies.waiting(200, 0)).items())
                .extracting(Emergency::id)
                .doesNotContain(emergency.id());
        assertThatThrownBy(() -> review(emergency, Outcome.NOT_JUSTIFIED)).isInstanceOf(StateChanged.class);
    }

    @Test
    void answersForASealedClientAsForNobodyAndDeclaresNothing() {
        ClientId sealed = people.sealed().client();
        ClientId nobody = new ClientId(UUID.randomUUID());

        assertThatThrownBy(() -> declare(sealed)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> declare(nobody)).isInstanceOf(NotFound.class);

        assertThat(statements(sealed)).isEqualTo(statements(nobody));
        assertThat(jdbc.sql("select count(*) from registry.emergency where client_id = any(?)")
                        .param(new UUID[] {sealed.value(), nobody.value()})
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void knowsNothingOfAnEmergencyAboutAClientWhoIsSealedSince() {
        ClientId client = people.somebody().client();
        Emergency emergency = declare(client);
        people.seal(client);

        for (UUID id : List.of(emergency.id(), UUID.randomUUID())) {
            assertThatThrownBy(() -> Acting.as(of("supervisor-two", Role.SUPERVISOR), () -> emergencies.open(id)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> Acting.run(
                            of("supervisor-two", Role.SUPERVISOR),
                            () -> emergencies.review(id, Outcome.JUSTIFIED, "The ambulance was called")))
                    .isInstanceOf(NotFound.class);
        }
        people.unseal(client);
        review(emergency, Outcome.JUSTIFIED);
        people.seal(client);
        assertThatThrownBy(() -> review(emergency, Outcome.JUSTIFIED)).isInstanceOf(NotFound.class);
    }

    @Test
    void theGrantToReviewOpensNothingElseOfHerLedger() {
        ClientId client = people.somebody().client();
        Errand reviewing = of("supervisor-two", Role.SUPERVISOR).forPurpose("emergency-review");

        Disclosure ledger = transactions.execute(status ->
                Acting.as(reviewing, () -> disclosures.open(Ask.about(client, Set.of("disclosures")))));

        assertThat(refusal(ledger)).isEqualTo(Reason.NOT_FOR_THIS_ROLE);
    }

    @Test
    void opensWithinNoColleaguesContactAndTellsNoContactsReason() {
        ClientId client = people.somebody().client();
        Errand within = agent().within(contacts.openFor("colleague"));
        assertThatThrownBy(() -> Acting.as(within, () -> emergencies.declare(client, WHY)))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.CONTACT_REQUIRED));

        Emergency emergency = declare(client);

        assertThat(refusal(look(within, client))).isEqualTo(Reason.CONTACT_REQUIRED);
        assertThat(jdbc.sql("select count(*) from registry.access_log where reason is null and ? = any(bases)")
                        .param("EMERGENCY:" + emergency.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void refusesWhoeverIsNoStaffOrHasNoGrant() {
        ClientId client = people.somebody().client();

        assertThatThrownBy(() -> Acting.as(Installation.citizen(client), () -> emergencies.declare(client, WHY)))
                .isInstanceOf(NotGranted.class);
        assertThatThrownBy(() -> Acting.as(of("manager", Role.MANAGER), () -> emergencies.declare(client, WHY)))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_GRANTED));
    }

    @Test
    void refusesAReasonThatSaysNothingAndNamesEveryWrongFieldOfAReview() {
        ClientId client = people.somebody().client();
        for (String reason : List.of("", "   ", "urgent", "x".repeat(1001))) {
            assertThatThrownBy(() -> Acting.as(agent(), () -> emergencies.declare(client, reason)))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            invalid -> assertThat(invalid.wrong())
                                    .extracting(Wrong::field)
                                    .containsExactly("reason"));
        }
        Emergency emergency = declare(client);
        assertThatThrownBy(() -> Acting.run(
                        of("supervisor-two", Role.SUPERVISOR), () -> emergencies.review(emergency.id(), null, null)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.wrong())
                                .extracting(Wrong::field)
                                .containsExactly("outcome", "note"));
    }

    private Emergency declare(ClientId client) {
        return Acting.as(agent(), () -> emergencies.declare(client, WHY));
    }

    private void review(Emergency emergency, Outcome outcome) {
        Acting.run(
                of("supervisor-two", Role.SUPERVISOR),
                () -> emergencies.review(emergency.id(), outcome, "The ambulance was called"));
    }

    private List<Emergency.Opened> told(ClientId client) {
        return transactions.execute(status -> Acting.as(
                Installation.citizen(client),
                () -> emergencies.of(disclosures
                        .open(Ask.about(client, Set.of(Emergencies.ATTRIBUTE)))
                        .orRefuse())));
    }

    private Disclosure look(Errand errand, ClientId client) {
        return transactions.execute(status -> Acting.as(
                errand,
                () -> disclosures.open(Ask.about(client, Set.of("givenName", "familyName", "phone", "income.net")))));
    }

    private int statements(ClientId client) {
        return people.statements(() -> assertThatThrownBy(() -> declare(client)).isInstanceOf(NotFound.class));
    }

    private static Reason refusal(Disclosure answer) {
        return ((Refusal) answer).reason();
    }

    /** An agent whose caller is not identified, looking in an emergency. */
    private Errand agent() {
        return looking(Installation.agent(contacts.open(Assurance.NONE, null)));
    }

    private Errand of(String account, Role role) {
        return looking(new Errand(
                new Actor.Person(account, Set.of(role), "gatineau"),
                null,
                "IN_PERSON",
                contacts.openFor(account),
                "service-delivery",
                Assurance.HIGH,
                null));
    }

    private static Errand looking(Errand errand) {
        return errand.forPurpose(OpenEmergencies.PURPOSE).onlyReading();
    }
}
