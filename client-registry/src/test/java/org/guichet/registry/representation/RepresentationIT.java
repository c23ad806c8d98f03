package org.guichet.registry.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.StatementCount;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.IdempotencyKey;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.disclosure.Disclosure.Withheld;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.registration.Asserted;
import org.guichet.registry.registration.Correcting;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.representation.Representation.EndedBy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class RepresentationIT {
    private static final Set<String> ASKED = Set.of("givenName", "income.net");

    @Autowired
    private Representations representations;

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private Registration registration;

    @Autowired
    private Correcting correcting;

    @Autowired
    private Authorities authorities;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private StatementCount statements;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LegalDay day;

    @Autowired
    private Clock clock;

    private ClientId rose = nobody();
    private ClientId paul = nobody();

    @BeforeEach
    void roseAndPaulAreKnown() {
        Installation.declare(authorities);
        rose = somebody(today().minusYears(80), "QC");
        paul = somebody(today().minusYears(50), "QC");
    }

    @Test
    void aRepresentativeSeesWhatTheScopeExtendsToAndTheLedgerSaysForWhom() {
        Representation recorded = record(rose, forProperty(Set.of("identity"), Set.of("*"), true));

        Permit permit = (Permit) open(paulFor(rose), Ask.about(rose, ASKED));

        assertThat(permit.facts()).containsOnlyKeys("givenName");
        assertThat(permit.withheld()).containsEntry("income.net", Withheld.REPRESENTATION_OUT_OF_SCOPE);
        assertThat(permit.behalf()).extracting(behalf -> behalf.kind().code()).isEqualTo("POWER_OF_ATTORNEY_PROPERTY");
        assertThat(jdbc.sql("""
                        select e.actor_id, e.on_behalf_of, e.relation, array_to_string(e.bases, ' ') as bases
                        from registry.access_log e join registry.access_log_subject s on s.entry_id = e.id
                        where s.client_id = ? and e.id = ?
                        """).params(rose.value(), permit.entryId()).query().singleRow())
                .containsEntry("actor_id", paul.toString())
                .containsEntry("on_behalf_of", rose.value())
                .containsEntry("relation", "representative")
                .hasEntrySatisfying(
                        "bases", bases -> assertThat(bases.toString()).contains("REPRESENTATION:" + recorded.id()));
    }

    @Test
    void takesOneStatementMoreThanADecisionOfStaffDoesToSeeWhetherSheLivesWhoActs() {
        record(rose, forProperty(Set.of("*"), Set.of("*"), true));
        statements.reset();

        open(paulFor(rose), Ask.about(rose, ASKED));

        assertThat(statements.count()).isLessThanOrEqualTo(5);
    }

    @Test
    void whatTheClientStopsIsRefusedAtTheNextDecision() {
        Representation recorded = record(rose, forProperty(Set.of("*"), Set.of("*"), true));
        assertThat(open(paulFor(rose), Ask.about(rose, ASKED))).isInstanceOf(Permit.class);

        in(Installation.citizen(rose), () -> representations.end(recorded, EndedBy.CLIENT, "I see to it myself"));

        assertThat(refusal(paulFor(rose), rose)).isEqualTo(Reason.REPRESENTATION_ENDED);
        assertThat(loggedReasons(rose)).contains("representation-ended");
        assertThat(in(Installation.citizen(rose), () -> representations.of(Set.of(rose))))
                .singleElement()
                .extracting(Representation::ending)
                .isNotNull();
    }

    @Test
    void refusesWhatIsNotInForceToday() {
        copyWithDates(record(rose, forProperty(Set.of("*"), Set.of("*"), true)), -20, -1);
        assertThat(refusal(paulFor(rose), rose)).isEqualTo(Reason.REPRESENTATION_NOT_IN_FORCE);
    }

    @Test
    void refusesWhatHasNotBegun() {
        copyWithDates(record(rose, forProperty(Set.of("*"), Set.of("*"), true)), 1, 20);
        assertThat(refusal(paulFor(rose), rose)).isEqualTo(Reason.REPRESENTATION_NOT_IN_FORCE);
    }

    @Test
    void refusesACallWhoseAttributesAreAllOutOfScope() {
        record(rose, forProperty(Set.of("language"), Set.of("*"), true));
        assertThat(refusal(paulFor(rose), rose)).isEqualTo(Reason.REPRESENTATION_OUT_OF_SCOPE);
        assertThat(loggedReasons(rose)).contains("representation-out-of-scope");
    }

    @Test
    void refusesAServiceOutOfScope() {
        record(rose, forProperty(Set.of("*"), Set.of("oas"), true));

        assertThat(open(paulFor(rose), Ask.about(rose, ASKED).inMatterOf("oas")))
                .isInstanceOf(Permit.class);
        assertThat(open(paulFor(rose), Ask.about(rose, ASKED).inMatterOf("gis")))
                .asInstanceOf(type(Refusal.class))
                .extracting(Refusal::reason)
                .isEqualTo(Reason.REPRESENTATION_OUT_OF_SCOPE);
    }

    @Test
    void whoMayOnlySeeChangesNothing() {
        record(rose, forProperty(Set.of("*"), Set.of("*"), false));

        assertThat(open(paulFor(rose).onlyReading(), Ask.about(rose, ASKED))).isInstanceOf(Permit.class);
        assertThat(refusal(paulFor(rose), rose)).isEqualTo(Reason.REPRESENTATION_OUT_OF_SCOPE);
    }

    @Test
    void answersAStrangerAsIfTheClientWereNotThere() {
        ClientId stranger = somebody(today().minusYears(40), "QC");
        record(rose, forProperty(Set.of("*"), Set.of("*"), true));
        ClientId absent = new ClientId(UUID.randomUUID());
        Errand own = Installation.citizen(stranger);

        assertThat(refusal(own.onBehalf(rose.value()), rose)).isEqualTo(Reason.NOT_FOUND);
        assertThat(refusal(own.onBehalf(absent.value()), absent)).isEqualTo(Reason.NOT_FOUND);
        assertThat(refusal(Installation.citizen(paul), rose)).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void whoActsForOneClientOpensNoOtherMeanwhile() {
        record(rose, forProperty(Set.of("*"), Set.of("*"), true));
        ClientId other = somebody(today().minusYears(40), "QC");
        record(other, forProperty(Set.of("*"), Set.of("*"), true));

        assertThat(refusal(paulFor(rose), other)).isEqualTo(Reason.NOT_FOUND);
        assertThat(refusal(paulFor(rose), paul)).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void aRepresentativeNeedsMoreThanALowAssurance() {
        record(rose, forProperty(Set.of("*"), Set.of("*"), true));
        Errand unsure = new Errand(
                new Actor.Client(paul.value()), rose.value(), "ONLINE", null, "own-record", Assurance.LOW, null);

        assertThat(refusal(unsure, rose)).isEqualTo(Reason.ASSURANCE_TOO_LOW);
    }

    @Test
    void noRepresentativeSeesWhoElseRepresents() {
        record(rose, forProperty(Set.of("*"), Set.of("*"), true));

        Permit permit = (Permit) open(paulFor(rose), Ask.about(rose, Set.of("givenName", "representatives")));

        assertThat(permit.covers("representatives")).isFalse();
    }

    @Test
    void refusesInTheLogWhereWhatIsNeededIsNotPermitted() {
        record(rose, forProperty(Set.of("identity"), Set.of("*"), true));

        Ask forRepresentatives = Ask.about(rose, Set.of("givenName", "representatives"));
        assertThat(((Refusal) open(paulFor(rose), forRepresentatives.needing("representatives"))).reason())
                .isEqualTo(Reason.NOT_FOR_THIS_ROLE);
        Ask forIncome = Ask.about(rose, ASKED).needing("income.net");
        assertThat(((Refusal) open(paulFor(rose), forIncome)).reason()).isEqualTo(Reason.REPRESENTATION_OUT_OF_SCOPE);
        assertThat(loggedReasons(rose)).contains("not-for-this-role", "representation-out-of-scope");
    }

    @Test
    void whatARepresentativeTellsBeyondTheScopeIsRefusedInTheLog() {
        record(rose, forProperty(Set.of("identity"), Set.of("*"), true));
        List<NewFact> told = List.of(fact("alternativeName", "Rosa"), fact("phone", "8195550100"));

        assertThatThrownBy(() -> Acting.run(paulFor(rose), () -> correcting.tell(rose, told, java.util.Map.of(), null)))
                .isInstanceOfSatisfying(DisclosureRefused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.REPRESENTATION_OUT_OF_SCOPE);
                    assertThat(jdbc.sql("select kind from registry.access_log where id = ?")
                                    .param(refused.entryId())
                                    .query(String.class)
                                    .list())
                            .containsExactly("REFUSAL");
                });
    }

    private void correct(Errand errand, ClientId client, NewFact fact) {
        Acting.run(errand, () -> {
            var seen = java.util.Map.of(
                    fact.attribute(), correcting.seen(client, fact.attribute()).id());
            assertThat(correcting.tell(client, List.of(fact), seen, "it is otherwise"))
                    .isInstanceOf(Asserted.Recorded.class);
        });
    }

    @Test
    void staffMayNotOpenTheirOwnRecordNorWhomTheyActFor() {
        assertThat(refusal(agentWhoIs(rose), rose)).isEqualTo(Reason.OWN_FAMILY);
        assertThat(open(agentWhoIs(paul), Ask.about(rose, ASKED))).isInstanceOf(Permit.class);

        Representation recorded = record(rose, forProperty(Set.of("*"), Set.of("*"), true));

        assertThat(refusal(agentWhoIs(paul), rose)).isEqualTo(Reason.OWN_FAMILY);
        assertThat(loggedReasons(rose)).contains("own-family");
        in(Installation.citizen(rose), () -> representations.end(recorded, EndedBy.CLIENT, null));
        assertThat(open(agentWhoIs(paul), Ask.about(rose, ASKED))).isInstanceOf(Permit.class);
    }

    @Test
    void findsKinInTwoStatementsHoweverManyIdsLeadToHer() {
        record(rose, forProperty(Set.of("*"), Set.of("*"), true));
        List<ClientId> former = java.util.stream.Stream.generate(() -> somebody(today().minusYears(70), "QC"))
                .limit(4)
                .toList();
        former.forEach(one -> jdbc.sql("update registry.client set status = 'MERGED', redirected_to = ? where id = ?")
                .params(rose.value(), one.value())
                .update());
        Set<ClientId> everyId = new java.util.LinkedHashSet<>(former);
        everyId.add(rose);
        statements.reset();

        assertThat(in(agent(), () -> representations.kin(paul, everyId))).isTrue();

        assertThat(statements.count()).isLessThanOrEqualTo(2);
        ClientId gone = former.getFirst();
        jdbc.sql("update registry.client set status = 'SEALED' where id = ?")
                .param(rose.value())
                .update();
        statements.reset();
        assertThat(in(agent(), () -> representations.kin(paul, everyId))).isFalse();
        assertThat(statements.count()).isLessThanOrEqualTo(1);
        assertThat(in(Installation.cleared(agent()), () -> representations.kin(paul, everyId)))
                .isTrue();
        assertThat(in(agent(), () -> representations.kin(paul, Set.of()))).isFalse();
        assertThat(in(agent(), () -> representations.kin(gone, everyId))).isTrue();
    }

    @Test
    void staffWhoNameSomebodyTheyActForAreRefused() {
        Errand agent = Installation.agent(contacts.open(Assurance.HIGH, rose)).onBehalf(rose.value());
        assertThat(refusal(agent, rose)).isEqualTo(Reason.REPRESENTATION_NOT_RECORDED);
    }

    @Test
    void aGuardianshipEndsOnTheDayTheMinorComesOfAgeInHerProvince() {
        LocalDate born = today().minusYears(18);
        ClientId inNovaScotia = somebody(born, "NS");
        ClientId inQuebec = somebody(born.plusDays(1), "QC");
        record(inNovaScotia, asGuardian(born.plusYears(19)));
        Representation soonOver = record(inQuebec, asGuardian(born.plusDays(1).plusYears(18)));
        Permit permit = (Permit) open(paulFor(inNovaScotia), Ask.about(inNovaScotia, ASKED));

        assertThat(permit.behalf()).isNotNull().satisfies(behalf -> {
            assertThat(behalf.comesOfAge()).isEqualTo(born.plusYears(19));
            assertThat(behalf.lastDay()).isEqualTo(born.plusYears(19).minusDays(1));
        });
        assertThat(open(paulFor(inQuebec), Ask.about(inQuebec, ASKED))).isInstanceOf(Permit.class);
        jdbc.sql("""
                insert into registry.fact (id, record_id, attribute, value, source_kind, source_code, verification, collected_at,
                                           recorded_at, basis, actor_kind, actor_id)
                select gen_random_uuid(), id, 'dateOfBirth', to_jsonb(:born::text), 'REGISTER', 'civil', 2, now(), now(), 'test',
                       'DUTY', 'test'
                from registry.source_record where client_id = :client
                """)
                .param("born", born.toString())
                .param("client", inQuebec.value())
                .update();
        assertThat(refusal(paulFor(inQuebec), inQuebec)).isEqualTo(Reason.REPRESENTED_OF_AGE);
        assertThat(soonOver.ending()).isNull();
    }

    @Test
    void noGuardianPutsOffTheComingOfAgeByTellingOfAnotherProvince() {
        ClientId child = somebody(today().minusYears(18), "QC");
        record(child, asGuardian(today().plusDays(1)));
        Acting.run(
                Installation.importing(),
                () -> correcting.tell(
                        child,
                        List.of(new NewFact(
                                "residence.province",
                                "NS",
                                new Source(Source.Kind.PROGRAMME, "cra"),
                                Verification.SOURCE_VERIFIED,
                                clock.instant())),
                        java.util.Map.of(),
                        null));

        assertThat(refusal(paulFor(child), child)).isEqualTo(Reason.REPRESENTED_OF_AGE);
    }

    @Test
    void noGuardianPutsOffTheComingOfAgeByTellingAnewOfTheOnlyProvinceOrBirth() {
        for (List<String> told : List.of(
                List.of("residence.province", "NS"),
                List.of("dateOfBirth", today().minusYears(9).toString()))) {
            ClientId child = somebody(today().minusYears(18).plusDays(1), "QC");
            record(child, asGuardian(today().plusDays(1)));
            NewFact later = fact(told.getFirst(), told.getLast());
            correct(paulFor(child), child, later);

            Permit permit = (Permit) open(paulFor(child), Ask.about(child, ASKED));
            assertThat(permit.behalf())
                    .isNotNull()
                    .satisfies(behalf -> assertThat(behalf.comesOfAge()).isEqualTo(today().plusDays(1)));
            correct(Installation.citizen(child), child, fact("residence.province", "BC"));
            assertThat(((Permit) open(paulFor(child), Ask.about(child, ASKED))).behalf())
                    .as("what she tells herself counts")
                    .isNotNull()
                    .satisfies(behalf -> assertThat(behalf.comesOfAge())
                            .isEqualTo(today().plusDays(1).plusYears(1)));
        }
    }

    @Test
    void recordsTheSameRequestOnce() {
        Errand keyed = new Errand(
                agent().actor(),
                null,
                "IN_PERSON",
                UUID.randomUUID(),
                "service-delivery",
                Assurance.HIGH,
                new IdempotencyKey(UUID.randomUUID().toString(), "hash"));
        NewRepresentation told = forProperty(Set.of("*"), Set.of("*"), true);

        Representation first = in(keyed, () -> representations.record(represented(rose, null), told));
        Representation second = in(keyed, () -> representations.record(represented(rose, null), told));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(first.scope().categories()).doesNotContain("*").contains("income");
    }

    @Test
    void namesEveryWrongFieldAndRecordsNothing() {
        NewRepresentation wrong = new NewRepresentation(
                rose,
                " ",
                "FRIEND",
                Set.of("secrets"),
                Set.of("so many words"),
                true,
                null,
                "x".repeat(501),
                null,
                today().minusDays(1));

        assertThatThrownBy(() -> record(rose, wrong))
                .asInstanceOf(type(InvalidInput.class))
                .satisfies(invalid -> assertThat(invalid.wrong())
                        .extracting(InvalidInput.Wrong::field)
                        .containsExactlyInAnyOrder(
                                "name",
                                "proof.reference",
                                "representativeId",
                                "kind",
                                "categories",
                                "services",
                                "endsOn"));
        assertThat(in(Installation.citizen(rose), () -> representations.of(Set.of(rose))))
                .isEmpty();
    }

    @Test
    void refusesWhatTheKindDoesNotAllow() {
        NewRepresentation tooFar = new NewRepresentation(
                new ClientId(UUID.randomUUID()),
                "Paul",
                "POWER_OF_ATTORNEY_PERSONAL_CARE",
                Set.of("income"),
                Set.of("*"),
                true,
                "BIRTH_CERTIFICATE",
                "deed 12",
                null,
                null);
        NewRepresentation guardian = asGuardian(today());
        NewRepresentation endless = new NewRepresentation(
                paul,
                "Paul",
                "TRUSTED_INTERMEDIARY",
                Set.of("*"),
                Set.of("*"),
                true,
                "SIGNED_AUTHORIZATION",
                "form 3",
                null,
                null);

        assertThat(fields(tooFar, null)).containsExactlyInAnyOrder("representativeId", "categories", "proof.kind");
        assertThat(fields(guardian, null)).containsExactly("kind");
        assertThat(fields(guardian, today())).containsExactly("kind");
        assertThat(fields(endless, null)).containsExactly("endsOn");
    }

    @Test
    void refusesADayThatIsNoDateOfLaw() {
        for (LocalDate slip : List.of(LocalDate.MIN, LocalDate.of(1026, 1, 1), LocalDate.of(2926, 1, 1))) {
            assertThat(fields(PowersOfAttorney.between(paul, slip, null), null)).containsExactly("startsOn");
            assertThat(fields(PowersOfAttorney.between(paul, null, slip), null)).containsExactly("endsOn");
        }
    }

    @Test
    void recordsNoKindOfAdultsForAMinor() {
        NewRepresentation attorney = forProperty(Set.of("*"), Set.of("*"), true);

        assertThat(fields(attorney, today().plusDays(1))).containsExactly("kind");
        assertThat(fields(attorney, today())).isEmpty();
    }

    @Test
    void endsOnceAndNeverWhatIsPast() {
        Representation recorded = record(rose, forProperty(Set.of("*"), Set.of("*"), true));
        in(Installation.citizen(rose), () -> representations.end(recorded, EndedBy.CLIENT, null));
        Representation ended = in(
                Installation.citizen(rose),
                () -> representations.of(Set.of(rose), recorded.id()).orElseThrow());

        assertThatThrownBy(
                        () -> in(Installation.citizen(rose), () -> representations.end(recorded, EndedBy.CLIENT, null)))
                .isInstanceOf(StateChanged.class);
        assertThatThrownBy(() -> in(
                        Installation.citizen(rose), () -> representations.end(ended, EndedBy.CLIENT, "x".repeat(501))))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void whatWasRecordedIsNeverRewritten() {
        Representation recorded = record(rose, forProperty(Set.of("*"), Set.of("*"), true));
        assertThatThrownBy(() -> jdbc.sql("update registry.representation set may_act = true where id = ?")
                        .param(recorded.id())
                        .update())
                .hasMessageContaining("append-only");
    }

    private List<String> fields(NewRepresentation told, @org.jspecify.annotations.Nullable LocalDate comesOfAge) {
        try {
            in(agent(), () -> representations.record(represented(rose, comesOfAge), told));
            return List.of();
        } catch (InvalidInput invalid) {
            return invalid.wrong().stream().map(InvalidInput.Wrong::field).toList();
        }
    }

    /** The representation with other days, in its stead: what is recorded today cannot have ended yesterday. */
    private void copyWithDates(Representation recorded, int from, int until) {
        jdbc.sql("""
                insert into registry.representation
                select gen_random_uuid(), r.client_id, :other, kind, client_name, name, categories, services, may_act, proof_kind,
                       proof_reference, :today::date + :from, :today::date + :until, recorded_at, actor_kind, actor_id, office,
                       contact_id
                from registry.representation r where id = :id
                """)
                .param("id", recorded.id())
                .param("other", paulAfresh().value())
                .param("today", today())
                .param("from", from)
                .param("until", until)
                .update();
    }

    private ClientId paulAfresh() {
        paul = somebody(today().minusYears(51), "QC");
        return paul;
    }

    private NewRepresentation forProperty(Set<String> categories, Set<String> services, boolean act) {
        return PowersOfAttorney.forProperty(paul, categories, services, act);
    }

    private NewRepresentation asGuardian(LocalDate comesOfAge) {
        this.comesOfAge = comesOfAge;
        return PowersOfAttorney.guardian(paul);
    }

    private @org.jspecify.annotations.Nullable LocalDate comesOfAge;

    private Representation record(ClientId client, NewRepresentation told) {
        return in(agent(), () -> representations.record(represented(client, comesOfAge), told));
    }

    private static Represented represented(ClientId client, @org.jspecify.annotations.Nullable LocalDate comesOfAge) {
        return new Represented(client, Set.of(client), ClientKind.PERSON, "Rose Gagnon", comesOfAge, false);
    }

    private ClientId somebody(LocalDate born, String province) {
        return ((Registered.New) Acting.as(
                        Installation.importing(),
                        () -> registration.register(List.of(
                                fact("givenName", Unlike.aName()),
                                fact("familyName", Unlike.aName()),
                                fact("dateOfBirth", born.toString()),
                                fact("residence.province", province),
                                fact("income.net", java.math.BigDecimal.TEN)))))
                .client();
    }

    private NewFact fact(String attribute, Object value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DECLARED,
                clock.instant().minusSeconds(60));
    }

    private Errand paulFor(ClientId client) {
        return Installation.citizen(paul).onBehalf(client.value());
    }

    private Errand agent() {
        return Installation.agent(contacts.open(Assurance.HIGH, null));
    }

    private Errand agentWhoIs(ClientId self) {
        return new Errand(
                new Actor.Person("agent", Set.of(Role.AGENT), "gatineau", self.value()),
                null,
                "IN_PERSON",
                contacts.open(Assurance.HIGH, null),
                "service-delivery",
                Assurance.HIGH,
                null);
    }

    private Reason refusal(Errand errand, ClientId client) {
        return ((Refusal) open(errand, Ask.about(client, ASKED))).reason();
    }

    private Disclosure open(Errand errand, Ask ask) {
        return in(errand, () -> disclosures.open(ask));
    }

    private List<String> loggedReasons(ClientId client) {
        return jdbc.sql("""
                select e.reason from registry.access_log e join registry.access_log_subject s on s.entry_id = e.id
                where s.client_id = ? and e.kind = 'REFUSAL'
                """).param(client.value()).query(String.class).list();
    }

    private <T> T in(Errand errand, Supplier<T> work) {
        return Acting.as(errand, () -> java.util.Objects.requireNonNull(transactions.execute(status -> work.get())));
    }

    private LocalDate today() {
        return day.today();
    }

    private static ClientId nobody() {
        return new ClientId(new UUID(0, 0));
    }
}
