package org.guichet.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.FactCorrected;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.SocialInsuranceNumbers;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.Unknown;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.disclosure.FactHistories;
import org.guichet.registry.registration.Asserted.Changed;
import org.guichet.registry.registration.Asserted.Recorded;
import org.guichet.registry.registration.Reviewing.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@RecordApplicationEvents
class CorrectingIT {
    private static final Source COUNTER = new Source(Source.Kind.AGENT, "counter");
    private static final Instant EARLIER = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired
    private Correcting correcting;

    @Autowired
    private Reviewing reviewing;

    @Autowired
    private AnsweredFacts answered;

    @Autowired
    private Registration registration;

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private FactHistories histories;

    @Autowired
    private Authorities authorities;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEvents events;

    private String born = "";
    private ClientId client = new ClientId(new UUID(0, 0));

    @BeforeEach
    void aClient() {
        Installation.declare(authorities);
        String name = UUID.randomUUID().toString().replaceAll("[^a-f]", "q");
        born = LocalDate.of(1920, 1, 1)
                .plusDays(RandomGenerator.getDefault().nextInt(12_000))
                .toString();
        client = ((Registered.New) Installation.as(
                        Installation.importing(),
                        () -> registration.register(List.of(
                                seen("givenName", "R" + name),
                                seen("familyName", name),
                                seen("dateOfBirth", born),
                                fact("address.locality", "Gatineau", EARLIER)))))
                .client();
    }

    @Test
    void theSecondOfTwoAgentsLearnsWhatIsHeldAndNothingIsLost() throws Exception {
        UUID version = held("address.locality").id();
        long entries = entries();
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService agents = Executors.newFixedThreadPool(2)) {
            Callable<Asserted> hull = () -> correct(together, "Hull", version);
            Callable<Asserted> aylmer = () -> correct(together, "Aylmer", version);
            Future<Asserted> one = agents.submit(hull);
            Future<Asserted> other = agents.submit(aylmer);
            List<Asserted> both = List.of(one.get(), other.get());

            assertThat(both).hasAtLeastOneElementOfType(Recorded.class).hasAtLeastOneElementOfType(Changed.class);
            Fact now = held("address.locality");
            assertThat(now.value()).isIn("Hull", "Aylmer");
            Changed late = both.stream()
                    .filter(Changed.class::isInstance)
                    .map(Changed.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(late.now()).singleElement().satisfies(told -> {
                assertThat(told.attribute()).isEqualTo("address.locality");
                assertThat(told.fact()).isEqualTo(now);
            });
        }
        assertThat(kindsSince(entries))
                .contains("CHANGE", "REFUSAL")
                .filteredOn("READ"::equals)
                .hasSizeGreaterThan(1);
    }

    @Test
    void aCorrectedFactIsHistoryHoweverWellItWasVerified() {
        Fact wrong = held("familyName");
        supervise(propose("familyName", "Tremblay", wrong.id()), Verdict.APPROVE);

        assertThat(held("familyName").value()).isEqualTo("Tremblay");
        assertThat(versions("familyName"))
                .extracting(
                        version -> version.fact().value(),
                        version -> version.origin().replaces())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Tremblay", wrong.id()),
                        org.assertj.core.groups.Tuple.tuple(wrong.value(), null));
        assertThat(events.stream(FactCorrected.class))
                .singleElement()
                .satisfies(event -> assertThat(event.attribute()).isEqualTo("familyName"));
    }

    @Test
    void aProposalChangesNothingUntilItIsApproved() {
        UUID proposal = propose("dateOfBirth", "1948-06-12", held("dateOfBirth").id());

        assertThat(held("dateOfBirth").value()).isEqualTo(born);
        supervise(proposal, Verdict.REJECT);
        assertThat(held("dateOfBirth").value()).isEqualTo(born);
        assertThatThrownBy(() -> supervise(proposal, Verdict.APPROVE)).isInstanceOf(StateChanged.class);
    }

    @Test
    void anAssertionIsNoWayRoundTheSecondPerson() {
        Asserted asserted = tell(agent(), seen("dateOfBirth", "1950-01-01"), Map.of());

        assertThat(((Recorded) asserted).proposals()).hasSize(1);
        assertThat(held("dateOfBirth").value()).isEqualTo(born);
    }

    @Test
    void anAnswerIsNoWayRoundTheSecondPerson() {
        answer(seen("dateOfBirth", "1950-01-01"), fact("address.locality", "Hull", Instant.now()));

        assertThat(held("dateOfBirth").value()).isEqualTo(born);
        assertThat(held("address.locality").value()).isEqualTo("Hull");
        UUID proposal = jdbc.sql("select id from registry.correction where client_id = ? and state = 'PROPOSED'")
                .param(client.value())
                .query(UUID.class)
                .single();
        supervise(proposal, Verdict.APPROVE);
        assertThat(held("dateOfBirth").value()).isEqualTo("1950-01-01");
    }

    @Test
    void anotherValueThanTheOneHeldIsToldWithItsVersionOrNotAtAll() {
        Fact held = held("address.locality");
        long entries = entries();

        Asserted asserted = tell(agent(), fact("address.locality", "Hull", Instant.now()), Map.of());

        assertThat(asserted)
                .isInstanceOfSatisfying(
                        Changed.class,
                        changed -> assertThat(changed.now())
                                .containsExactly(new Changed.Held("address.locality", held, false)));
        assertThat(versions("address.locality")).hasSize(1);
        assertThat(kindsSince(entries)).contains("REFUSAL");
        assertThat(tell(
                        agent(),
                        fact("address.locality", "Hull", Instant.now()),
                        Map.of("address.locality", held.id())))
                .isInstanceOf(Recorded.class);
        assertThat(versions("address.locality").getFirst().origin().replaces()).isEqualTo(held.id());
    }

    @Test
    void whoIsTheSecondToTellWhatNobodyKnewIsToldOfTheFirst() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService agents = Executors.newFixedThreadPool(2)) {
            Callable<Asserted> one = () -> tellTogether(together, "8195550142");
            Callable<Asserted> other = () -> tellTogether(together, "8195550143");
            List<Future<Asserted>> both = List.of(agents.submit(one), agents.submit(other));

            assertThat(List.of(both.getFirst().get(), both.getLast().get()))
                    .hasAtLeastOneElementOfType(Recorded.class)
                    .hasAtLeastOneElementOfType(Changed.class);
        }
        assertThat(versions("phone")).hasSize(1);
    }

    @Test
    void whatChangedSinceADayIsNoCorrection() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(tell(agent(), since("Hull", today.minusDays(1)), Map.of())).isInstanceOf(Recorded.class);

        assertThat(held("address.locality").value()).isEqualTo("Hull");
        assertThat(events.stream(FactCorrected.class)).isEmpty();
        assertThat(tell(agent(), since("Aylmer", today.minusDays(1)), Map.of()))
                .as("both cannot be true since that day")
                .isInstanceOf(Changed.class);
        assertThat(tell(agent(), since("Aylmer", today), Map.of())).isInstanceOf(Recorded.class);
        assertThat(held("address.locality").value()).isEqualTo("Aylmer");
    }

    @Test
    void whatChangedBeforeTheOtherWasToldSaysThatItWasWrong() {
        Fact wrong = held("address.locality");
        tell(agent(), since("Hull", LocalDate.of(2025, 6, 1)), Map.of());

        assertThat(events.stream(FactCorrected.class)).hasSize(1);
        assertThat(versions("address.locality").getFirst().origin().replaces()).isEqualTo(wrong.id());
    }

    @Test
    void whatWasTrueOnceSaysNothingAgainstWhatIsHeld() {
        NewFact once = new NewFact(
                "address.locality",
                "Hull",
                COUNTER,
                Verification.DECLARED,
                Instant.now(),
                null,
                null,
                LocalDate.of(2001, 1, 1),
                LocalDate.of(2003, 1, 1));

        assertThat(tell(agent(), once, Map.of())).isInstanceOf(Recorded.class);
        assertThat(held("address.locality").value()).isEqualTo("Gatineau");
        assertThat(events.stream(FactCorrected.class)).isEmpty();
    }

    @Test
    void anotherAnswerThanIsHeldCorrectsIt() {
        Fact wrong = held("address.locality");
        long entries = entries();
        answer(fact("address.locality", "Hull", Instant.now()));

        assertThat(events.stream(FactCorrected.class))
                .singleElement()
                .satisfies(event -> assertThat(event.attribute()).isEqualTo("address.locality"));
        assertThat(changesSince(entries)).containsExactly("address.locality");
        assertThat(versions("address.locality").getFirst().origin().replaces()).isEqualTo(wrong.id());
    }

    @Test
    void twoAnswersToWhatBothSawReplaceOneAnother() {
        Disclosure.Permit seen = Installation.as(
                agent(),
                () -> transaction.execute(status -> disclosures
                        .open(Ask.about(client, Set.of("address.locality")))
                        .orRefuse()));
        answer(fact("address.locality", "Hull", Instant.now()));
        UUID hull = held("address.locality").id();

        Installation.as(
                agent(),
                () -> transaction.execute(status -> {
                    answered.record(seen, List.of(fact("address.locality", "Aylmer", Instant.now())));
                    return true;
                }));

        assertThat(versions("address.locality").getFirst().origin().replaces()).isEqualTo(hull);
    }

    @Test
    void anAnswerIsNoCorrectionOfWhatIsBetterVerified() {
        tell(Installation.importing(), seen("placeOfBirth", "Hull"), Map.of());
        answer(fact("placeOfBirth", "Ottawa", Instant.now()));

        assertThat(held("placeOfBirth").value()).isEqualTo("Hull");
        assertThat(events.stream(FactCorrected.class)).isEmpty();
    }

    @Test
    void whatIsTakenBackIsKnownNoMoreAndStandsInTheHistory() {
        Fact wrong = held("address.locality");

        assertThat(tell(agent(), unknown("address.locality", null), Map.of("address.locality", wrong.id())))
                .isInstanceOf(Recorded.class);

        assertThat(known("address.locality")).isEmpty();
        assertThat(versions("address.locality"))
                .extracting(
                        version -> version.fact().value(),
                        version -> version.origin().replaces())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Unknown.VALUE, wrong.id()),
                        org.assertj.core.groups.Tuple.tuple("Gatineau", null));
        assertThat(versions("address.locality").getLast().origin().replacedAt()).isNotNull();
        assertThat(events.stream(FactCorrected.class)).hasSize(1);
    }

    @Test
    void whatIsToldLaterIsKnownAgain() {
        UUID wrong = held("address.locality").id();
        tell(agent(), unknown("address.locality", null), Map.of("address.locality", wrong));

        assertThat(tell(agent(), fact("address.locality", "Hull", Instant.now()), Map.of()))
                .isInstanceOf(Recorded.class);
        assertThat(held("address.locality").value()).isEqualTo("Hull");
    }

    @Test
    void whatTheSameSourceToldBeforeDoesNotComeBack() {
        tell(Installation.importing(), fact("dateOfDeath", "2026-01-15", EARLIER), Map.of());
        tell(Installation.importing(), seen("dateOfDeath", "2026-01-15"), Map.of());
        Fact wrong = held("dateOfDeath");
        NewFact alive = unknown("dateOfDeath", "she stood at the counter");

        UUID proposal = ((Recorded) tell(agent(), alive, Map.of("dateOfDeath", wrong.id())))
                .proposals()
                .getFirst();
        assertThat(held("dateOfDeath")).as("a second person has to approve it").isEqualTo(wrong);
        assertThat(jdbc.sql("select value::text from registry.correction where id = ?")
                        .param(proposal)
                        .query(String.class)
                        .single())
                .isEqualTo("null");
        supervise(proposal, Verdict.APPROVE);

        assertThat(known("dateOfDeath")).isEmpty();
        assertThat(versions("dateOfDeath").getFirst().origin().evidence()).isEqualTo("she stood at the counter");
        assertThat(events.stream(FactCorrected.class)).hasSize(1);
    }

    @Test
    void aNumberOfSomebodyElseIsTakenBackWithoutACiphertextOfNothing() {
        String number = SocialInsuranceNumbers.any();
        tell(agent(), seen("identifier.sin", number), Map.of());
        UUID wrong = held("identifier.sin").id();
        UUID proposal = ((Recorded)
                        tell(agent(), unknown("identifier.sin", "her card"), Map.of("identifier.sin", wrong)))
                .proposals()
                .getFirst();
        supervise(proposal, Verdict.APPROVE);

        assertThat(known("identifier.sin")).isEmpty();
        assertThat(versions("identifier.sin").getFirst().fact().value()).isEqualTo(Unknown.VALUE);
        assertThat(jdbc.sql("select value::text from registry.fact where id = ? and ciphertext is null")
                        .param(versions("identifier.sin").getFirst().fact().id())
                        .query(String.class)
                        .single())
                .isEqualTo("null");
    }

    @Test
    void takingBackNamesWhatWasSeenAndSaysWhy() {
        Fact held = held("address.locality");

        assertThat(tell(agent(), unknown("address.locality", null), Map.of()))
                .isEqualTo(new Changed(List.of(new Changed.Held("address.locality", held, false))));
        assertThat(tell(agent(), unknown("phone", null), Map.of()))
                .isEqualTo(new Changed(List.of(new Changed.Held("phone", null, false))));
        assertThatThrownBy(() -> Installation.as(
                        agent(),
                        () -> correcting.tell(
                                client,
                                List.of(unknown("address.locality", null), unknown("dateOfBirth", null)),
                                Map.of("address.locality", held.id()),
                                " ")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.wrong())
                                .extracting(InvalidInput.Wrong::field)
                                .containsExactly("facts[1].evidence", "reason"));
        assertThat(held("address.locality")).isEqualTo(held);
    }

    @Test
    void nobodyIsRegisteredWithAValueThatIsNotKnown() {
        assertThatThrownBy(() -> Installation.as(
                        Installation.importing(),
                        () -> registration.register(List.of(unknown("familyName", "nothing")))))
                .isInstanceOf(InvalidInput.class);
    }

    private static NewFact unknown(String attribute, @org.jspecify.annotations.Nullable String evidence) {
        Verification verification = evidence == null ? Verification.DECLARED : Verification.DOCUMENT_SEEN;
        return new NewFact(attribute, Unknown.VALUE, COUNTER, verification, Instant.now(), evidence, null);
    }

    private java.util.Optional<Fact> known(String attribute) {
        return Installation.as(
                agent(),
                () -> Objects.requireNonNull(transaction.execute(status -> disclosures
                        .open(Ask.about(client, Set.of(attribute)))
                        .orRefuse()
                        .fact(attribute))));
    }

    private Asserted tellTogether(CyclicBarrier together, String phone) throws Exception {
        Errand errand = agent();
        together.await();
        return tell(errand, fact("phone", phone, Instant.now()), Map.of());
    }

    private static NewFact since(String city, LocalDate day) {
        return new NewFact(
                "address.locality", city, COUNTER, Verification.DECLARED, Instant.now(), null, null, day, null);
    }

    @Test
    void theSameAnswerAsIsHeldNeedsNoSecondPerson() {
        answer(seen("dateOfBirth", born));

        String number = SocialInsuranceNumbers.any();
        answer(seen("identifier.sin", number));
        answer(seen("identifier.sin", SocialInsuranceNumbers.grouped(number)));
        assertThat(proposals()).isZero();
    }

    @Test
    void theSameAnswerInSeveralApplicationsIsOneProposal() {
        answer(seen("dateOfBirth", "1950-01-01"));
        answer(seen("dateOfBirth", "1950-01-01"));
        assertThat(proposals()).isEqualTo(1);

        answer(seen("dateOfBirth", "1951-01-01"));
        assertThat(proposals()).isEqualTo(2);

        supervise(waiting().getLast().proposal().id(), Verdict.REJECT);
        answer(seen("dateOfBirth", "1950-01-01"));
        assertThat(proposals()).isEqualTo(3);
    }

    @Test
    void theSameToldAgainWithMoreByWhomeverProposedItTakesThePlaceOfTheFirst() {
        answer(fact("dateOfBirth", "1950-01-01", EARLIER));
        UUID better = proposed(agent(), withCertificate("1950-01-01"));
        answer(fact("dateOfBirth", "1950-01-01", Instant.now()));

        assertThat(waiting()).singleElement().satisfies(one -> {
            assertThat(one.proposal().id()).isEqualTo(better);
            assertThat(one.evidence()).isEqualTo("certificate 17");
            assertThat(one.reason()).isEqualTo("as on the document");
        });
        assertThat(proposals()).isEqualTo(2);
    }

    @Test
    void anotherEvidenceForTheSameWaitsBesideTheFirst() {
        proposed(agent(), withCertificate("1950-01-01"));
        proposed(agent(), withEvidence("1950-01-01", "passport 4"));

        assertThat(waiting())
                .extracting(Proposal.Opened::evidence)
                .containsExactlyInAnyOrder("certificate 17", "passport 4");
    }

    @Test
    void whatSomebodyElseTellsIsAProposalOfHerOwnAndIsApprovedWithTheFirst() {
        UUID hers = proposed(Installation.citizen(client), fact("dateOfBirth", "1950-01-01", Instant.now()));
        proposed(agent(), withCertificate("1950-01-01"));
        proposed(agent(), withCertificate("1951-01-01"));
        assertThat(waiting()).hasSize(3);
        jdbc.sql(
                        "update registry.correction set proposer_id = 'another' where client_id = ? and proposer_kind = 'PERSON'")
                .param(client.value())
                .update();

        supervise(hers, Verdict.APPROVE);

        assertThat(waiting())
                .singleElement()
                .satisfies(one -> assertThat(one.value()).isEqualTo("1951-01-01"));
        assertThat(jdbc.sql("select count(*) from registry.correction where client_id = ? and state = 'APPROVED'")
                        .param(client.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(held("dateOfBirth").verification()).isEqualTo(Verification.DOCUMENT_SEEN);
        assertThat(versions("dateOfBirth").getFirst().origin().evidence()).isEqualTo("certificate 17");
    }

    @Test
    void whatIsToldWhileTheSameIsTakenBackIsNotLostWithIt() {
        UUID version = held("dateOfBirth").id();
        UUID first = propose("dateOfBirth", "1950-01-01", version);

        CompletableFuture<UUID> told = Objects.requireNonNull(transaction.execute(status -> {
            withdraw(agent(), first);
            CompletableFuture<UUID> begun =
                    CompletableFuture.supplyAsync(() -> propose("dateOfBirth", "1950-01-01", version));
            Awaitility.await().until(() -> begun.isDone() || somebodyWaitsForARow());
            return begun;
        }));

        UUID second = told.join();
        assertThat(waiting())
                .singleElement()
                .satisfies(
                        one -> assertThat(one.proposal().id()).isEqualTo(second).isNotEqualTo(first));
    }

    @Test
    void proposingAndRejectingStandInTheLedger() {
        UUID version = held("dateOfBirth").id();
        long entries = entries();
        UUID proposal = propose("dateOfBirth", "1950-01-01", version);
        assertThat(kindsSince(entries)).containsExactly("READ", "CHANGE");
        assertThat(changesSince(entries)).containsExactly("corrections");

        long proposed = entries();
        supervise(proposal, Verdict.REJECT);
        assertThat(kindsSince(proposed)).containsExactly("READ", "CHANGE");
        assertThat(changesSince(proposed)).containsExactly("corrections");

        long rejected = entries();
        answer(fact("dateOfBirth", "1950-01-01", Instant.now()));
        answer(fact("dateOfBirth", "1950-01-01", Instant.now()));
        assertThat(changesSince(rejected)).containsExactly("corrections");
    }

    @Test
    void theSameAnswerAfterAnotherFactTookItsPlaceIsAProposalOfItsOwn() {
        answer(seen("dateOfBirth", "1950-01-01"));
        supervise(propose("dateOfBirth", "1951-01-01", held("dateOfBirth").id()), Verdict.APPROVE);

        supervise(propose("dateOfBirth", "1950-01-01", held("dateOfBirth").id()), Verdict.APPROVE);
        assertThat(held("dateOfBirth").value()).isEqualTo("1950-01-01");
    }

    @Test
    void takingAProposalBackIsDecidedAtTheDoorAndStandsInTheLedger() {
        UUID proposal = propose("dateOfBirth", "1950-01-01", held("dateOfBirth").id());
        assertThatThrownBy(() -> withdraw(Installation.agent(null), proposal)).isInstanceOf(DisclosureRefused.class);

        long entries = entries();
        withdraw(agent(), proposal);
        assertThat(kindsSince(entries)).containsExactly("READ", "CHANGE");
    }

    private UUID proposed(Errand errand, NewFact fact) {
        return ((Recorded) tell(errand, fact, Map.of())).proposals().getFirst();
    }

    private static NewFact withCertificate(String born) {
        return withEvidence(born, "certificate 17");
    }

    private static NewFact withEvidence(String born, String evidence) {
        return new NewFact("dateOfBirth", born, COUNTER, Verification.DOCUMENT_SEEN, Instant.now(), evidence, null);
    }

    private List<Proposal.Opened> waiting() {
        return Installation.as(Installation.citizen(client), () -> reviewing.of(client)).stream()
                .filter(one -> one.proposal().state() == Proposal.State.PROPOSED)
                .toList();
    }

    private boolean somebodyWaitsForARow() {
        return jdbc.sql("""
                select exists (select from pg_locks where locktype in ('transactionid', 'tuple') and not granted)
                """).query(Boolean.class).single();
    }

    /** As a release that did not compose texts kept it. */
    private void keptDecomposed(String attribute, String value) {
        jdbc.sql("""
                insert into registry.fact (id, record_id, attribute, value, source_kind, source_code, verification, collected_at,
                                           recorded_at, basis, actor_kind, actor_id)
                select gen_random_uuid(), id, :attribute, to_jsonb(:value::text), 'REGISTER', 'civil', 2, now(), now(), 'test',
                       'DUTY', 'test'
                from registry.source_record where client_id = :client
                """)
                .param("attribute", attribute)
                .param("value", value)
                .param("client", client.value())
                .update();
    }

    private long proposals() {
        return jdbc.sql("select count(*) from registry.correction where client_id = ?")
                .param(client.value())
                .query(Long.class)
                .single();
    }

    @Test
    void theProposerNeverDecides() {
        UUID contact = contacts.open(Assurance.HIGH, null);
        Errand both = errand("agent", contact, Set.of(Role.AGENT, Role.SUPERVISOR));
        UUID proposal = ((Recorded) tell(both, seen("dateOfBirth", "1950-01-01"), Map.of()))
                .proposals()
                .getFirst();

        assertThatThrownBy(() -> Installation.as(both, () -> {
                    reviewing.decide(proposal, Verdict.APPROVE, "seen");
                    return true;
                }))
                .isInstanceOf(NotGranted.class);
    }

    @Test
    void nobodyButASupervisorSeesTheQueueOrDecides() {
        UUID proposal = propose("dateOfBirth", "1950-01-01", held("dateOfBirth").id());

        for (Errand errand : List.of(agent(), Installation.citizen(client))) {
            assertThatThrownBy(() -> Installation.as(errand, () -> reviewing.queue(Proposal.State.PROPOSED, 10, null)))
                    .isInstanceOf(NotGranted.class);
            assertThatThrownBy(() -> Installation.as(errand, () -> reviewing.open(proposal)))
                    .isInstanceOf(NotGranted.class);
        }
    }

    @Test
    void aProposalOvertakenByAnotherFactCanOnlyBeRejected() {
        Fact seen = held("dateOfBirth");
        UUID first = propose("dateOfBirth", "1950-01-01", seen.id());
        UUID second = propose("dateOfBirth", "1951-01-01", seen.id());
        supervise(first, Verdict.APPROVE);

        assertThatThrownBy(() -> supervise(second, Verdict.APPROVE)).isInstanceOf(StateChanged.class);
        supervise(second, Verdict.REJECT);
        assertThat(held("dateOfBirth").value()).isEqualTo("1950-01-01");
    }

    @Test
    void onlyTheProposerTakesAProposalBack() {
        UUID proposal = ((Recorded)
                        tell(Installation.citizen(client), fact("dateOfBirth", "1950-01-01", Instant.now()), Map.of()))
                .proposals()
                .getFirst();

        assertThatThrownBy(() -> withdraw(agent(), proposal)).isInstanceOf(NotFound.class);
        withdraw(Installation.citizen(client), proposal);
        List<Proposal.Opened> hers = Installation.as(Installation.citizen(client), () -> reviewing.of(client));
        assertThat(hers)
                .singleElement()
                .satisfies(one -> assertThat(one.proposal().state()).isEqualTo(Proposal.State.WITHDRAWN));
    }

    @Test
    void theSameValueToldAgainCorrectsNothing() {
        Fact held = held("address.locality");
        tell(agent(), fact("address.locality", "Gatineau", Instant.now()), Map.of("address.locality", held.id()));

        assertThat(events.stream(FactCorrected.class)).isEmpty();
    }

    @Test
    void theSameValueInAnotherFormCorrectsNothing() {
        String number = SocialInsuranceNumbers.any();
        tell(agent(), seen("identifier.sin", number), Map.of());
        tell(agent(), seen("income.net", 1200), Map.of());
        keptDecomposed("familyName", "Le\u0301vesque");

        tell(
                agent(),
                seen("identifier.sin", SocialInsuranceNumbers.grouped(number)),
                Map.of("identifier.sin", held("identifier.sin").id()));
        tell(
                agent(),
                seen("income.net", new BigDecimal("1200.00")),
                Map.of("income.net", held("income.net").id()));
        tell(
                agent(),
                seen("familyName", "L\u00E9vesque"),
                Map.of("familyName", held("familyName").id()));

        assertThat(events.stream(FactCorrected.class)).isEmpty();
        assertThat(jdbc.sql("select count(*) from registry.fact_correction where client_id = ?")
                        .param(client.value())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(proposals()).isZero();
    }

    @Test
    void refusesAnAttributeToldTwiceAndAReasonThatIsNoText() {
        NewFact once = fact("address.locality", "Hull", Instant.now());

        assertThatThrownBy(() -> Installation.as(
                        agent(), () -> correcting.tell(client, List.of(once, once), Map.of(), "\u0000")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.wrong())
                                .extracting(InvalidInput.Wrong::field)
                                .containsExactly("facts[1].attribute", "reason"));
    }

    private Asserted correct(CyclicBarrier together, String city, UUID version) throws Exception {
        Errand errand = agent();
        together.await();
        return tell(errand, fact("address.locality", city, Instant.now()), Map.of("address.locality", version));
    }

    private void answer(NewFact... answers) {
        Set<String> attributes = Arrays.stream(answers).map(NewFact::attribute).collect(Collectors.toSet());
        Installation.as(
                agent(),
                () -> transaction.execute(status -> {
                    answered.record(
                            disclosures.open(Ask.about(client, attributes)).orRefuse(), List.of(answers));
                    return true;
                }));
    }

    private Asserted tell(Errand errand, NewFact fact, Map<String, UUID> expected) {
        return Installation.as(errand, () -> correcting.tell(client, List.of(fact), expected, "as on the document"));
    }

    private UUID propose(String attribute, String value, UUID version) {
        Recorded recorded = (Recorded) tell(agent(), seen(attribute, value), Map.of(attribute, version));
        return recorded.proposals().getFirst();
    }

    private void supervise(UUID proposal, Verdict verdict) {
        Errand supervisor = errand("agent", contacts.open(Assurance.NONE, null), Set.of(Role.SUPERVISOR));
        // The contacts of these tests are all of one account; here somebody else has proposed it.
        jdbc.sql("update registry.correction set proposer_id = 'another' where id = ?")
                .param(proposal)
                .update();
        Installation.as(supervisor, () -> {
            reviewing.decide(proposal, verdict, "compared with the certificate");
            return true;
        });
    }

    private void withdraw(Errand errand, UUID proposal) {
        Installation.as(errand, () -> {
            reviewing.withdraw(proposal);
            return true;
        });
    }

    private Errand agent() {
        return Installation.agent(contacts.open(Assurance.HIGH, null));
    }

    private static Errand errand(String account, UUID contact, Set<Role> roles) {
        return new Errand(
                new Actor.Person(account, roles, "gatineau"),
                null,
                "IN_PERSON",
                contact,
                "service-delivery",
                Assurance.HIGH,
                null);
    }

    private Fact held(String attribute) {
        return Installation.as(
                agent(),
                () -> transaction.execute(status -> disclosures
                        .open(Ask.about(client, Set.of(attribute)))
                        .orRefuse()
                        .fact(attribute)
                        .orElseThrow()));
    }

    private List<FactHistories.Version> versions(String attribute) {
        return Installation.as(
                agent(),
                () -> transaction.execute(status -> histories.of(
                        disclosures.open(Ask.about(client, Set.of(attribute))).orRefuse(), attribute)));
    }

    private long entries() {
        return jdbc.sql("select count(*) from registry.access_log_subject where client_id = ?")
                .param(client.value())
                .query(Long.class)
                .single();
    }

    private List<String> kindsSince(long before) {
        return jdbc.sql("""
                select e.kind from registry.access_log_subject s join registry.access_log e on e.id = s.entry_id
                where s.client_id = ? order by e.at, e.id offset ?
                """).params(client.value(), before).query(String.class).list();
    }

    private List<String> changesSince(long before) {
        return jdbc.sql("""
                select array_to_string(attributes, ',') from (
                    select e.* from registry.access_log_subject s join registry.access_log e on e.id = s.entry_id
                    where s.client_id = ? order by e.at, e.id offset ?) later
                where kind = 'CHANGE'
                """).params(client.value(), before).query(String.class).list();
    }

    private static NewFact seen(String attribute, Object value) {
        return new NewFact(
                attribute, value, COUNTER, Verification.DOCUMENT_SEEN, Instant.parse("2026-02-01T00:00:00Z"));
    }

    private static NewFact fact(String attribute, Object value, Instant at) {
        return new NewFact(attribute, value, COUNTER, Verification.DECLARED, at);
    }
}
